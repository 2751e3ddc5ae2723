/** An address that leads nowhere. */
import { Link } from 'wouter';
import { appStrings } from './app-strings.ts';
import styles from './frame.module.css';

export function NotFound() {
  const words = appStrings.notFound;
  return (
    <div className={styles.alone}>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p><Link href="/">{words.back}</Link></p>
    </div>
  );
}
