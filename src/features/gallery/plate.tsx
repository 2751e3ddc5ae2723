/** One exhibit on its plate: what it is, what there is to see, the way to see it alone. */
import { Link } from 'wouter';
import type { Exhibit } from '#ui/exhibit.ts';
import { galleryStrings as words } from './gallery-strings.ts';
import { PhoneFrame } from './phone-frame.tsx';
import type { Look } from './switches.tsx';
import styles from './gallery.module.css';

/** What an exhibit shows may have the id that the exhibit is named by. */
export const plateId = (id: string): string => `plate-${id}`;

export function Plate({ exhibit, look: { scheme, width } }: { readonly exhibit: Exhibit; readonly look: Look }) {
  const { id, title, shows, render } = exhibit;
  return (
    <article id={plateId(id)} className={styles.plate} aria-labelledby={`${plateId(id)}-title`}>
      <header className={styles.caption}>
        <h3 id={`${plateId(id)}-title`}>{title}</h3>
        <p>{shows}</p>
        <Link href={`/exhibit/${id}`} aria-label={words.aloneOf(title)}>{words.alone}</Link>
      </header>
      {width === 'phone' ? (
        <PhoneFrame key={scheme} exhibit={exhibit} scheme={scheme} />
      ) : (
        <div className={styles.mount} data-exhibit={id} data-scheme={scheme}>{render()}</div>
      )}
    </article>
  );
}
