/** Lies over the page while a file hovers above it: what letting go would do. */
import styles from './drop-hint.module.css';

export const DropHint = ({ text }: { readonly text: string }) => <div className={styles.drop} aria-hidden="true"><p>{text}</p></div>;
