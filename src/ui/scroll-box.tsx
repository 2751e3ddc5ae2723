/** A box that scrolls sideways where what it holds is wider: it takes the focus and so the arrow keys, and says what it holds. */
import type { ReactNode } from 'react';
import styles from './scroll-box.module.css';

interface Props {
  /** What it holds, in words, or the id of the heading that says it. */
  readonly named: { readonly label: string } | { readonly by: string };
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function ScrollBox({ named, className = '', children }: Props) {
  const name = 'label' in named ? { 'aria-label': named.label } : { 'aria-labelledby': named.by };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways has to be reached by keys
    <div className={`${styles.box} ${className}`} role="region" tabIndex={0} {...name}>{children}</div>
  );
}
