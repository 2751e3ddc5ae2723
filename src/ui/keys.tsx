/** The keys of a command, as they are printed on a keyboard. */
import styles from './keys.module.css';

export const Keys = ({ names }: { readonly names: readonly string[] }) => (
  <span className={styles.keys}>{names.map((name) => <kbd key={name}>{name}</kbd>)}</span>
);
