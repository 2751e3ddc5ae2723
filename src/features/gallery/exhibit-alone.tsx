/** One exhibit and nothing else: for pictures, and for the gallery's narrow frames. */
import type { ExhibitSection } from '#ui/exhibit.ts';
import { galleryStrings as words } from './gallery-strings.ts';
import styles from './gallery.module.css';

export function ExhibitAlone({ sections, id }: { readonly sections: readonly ExhibitSection[]; readonly id: string }) {
  const exhibit = sections.flatMap(({ exhibits }) => exhibits).find((candidate) => candidate.id === id);
  return (
    // keyed: of two exhibits of one view, the second is not the first's session
    <div key={id} className={styles.solo} data-exhibit={id}>
      {exhibit ? <><h1 className="visually-hidden">{exhibit.title}</h1>{exhibit.render()}</> : <h1>{words.missing}</h1>}
    </div>
  );
}
