/** One exhibit on its plate: what it is, what there is to see, the way to see it alone. */
import { Link } from 'wouter';
import type { Exhibit } from '#ui/exhibit.ts';
import { galleryStrings as words } from './gallery-strings.ts';
import { PhoneFrame } from './phone-frame.tsx';
import type { Width } from './switches.tsx';
import styles from './gallery.module.css';

/** What an exhibit shows may have the id that the exhibit is named by. */
export const plateId = (id: string): string => `plate-${id}`;

interface Props {
  readonly exhibit: Exhibit;
  readonly width: Width;
  readonly theme: string;
}

export function Plate({ exhibit, width, theme }: Props) {
  const { id, title, shows, render } = exhibit;
  return (
    <article id={plateId(id)} className={styles.plate} aria-labelledby={`${plateId(id)}-title`}>
      <header className={styles.caption}>
        <h3 id={`${plateId(id)}-title`}>{title}</h3>
        <p>{shows}</p>
        <Link href={`/exhibit/${id}`} aria-label={words.aloneOf(title)}>{words.alone}</Link>
      </header>
      {width === 'phone' ? (
        // Another page, which learns of other colours when it is opened.
        <PhoneFrame key={theme} exhibit={exhibit} />
      ) : (
        <div className={styles.mount} data-exhibit={id}>{render()}</div>
      )}
    </article>
  );
}
