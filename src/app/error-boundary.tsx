/** A fault while drawing takes down the page's contents, never the page, and is gone where one goes elsewhere: what happened, and a way on. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { appStrings } from './app-strings.ts';
import { PageNotFetched } from './fetched-page.ts';
import styles from './frame.module.css';

interface Props {
  /** Where one is: a fault belongs to the place in which it happened. */
  readonly place: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
  readonly place: string;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, place: this.props.place };

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { error: null, place };
  }

  static getDerivedStateFromError(error: unknown): Pick<State, 'error'> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    if (error instanceof PageNotFetched) error.reported();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const words = error instanceof PageNotFetched ? appStrings.notFetched : appStrings.crashed;
    return (
      <div className={styles.alone} role="alert">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <p><code>{error.message}</code></p>
        <Button kind="main" onClick={() => this.setState({ error: null })}>{words.again}</Button>
      </div>
    );
  }
}
