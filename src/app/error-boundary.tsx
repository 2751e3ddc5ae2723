/** A fault while drawing takes down the page's contents, never the page: what happened, and a way on. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { appStrings } from './app-strings.ts';
import styles from './frame.module.css';

interface State {
  readonly error: Error | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className={styles.alone} role="alert">
        <h1>{appStrings.crashed.title}</h1>
        <p>{appStrings.crashed.text}</p>
        <p><code>{error.message}</code></p>
        <Button kind="main" onClick={() => this.setState({ error: null })}>{appStrings.crashed.again}</Button>
      </div>
    );
  }
}
