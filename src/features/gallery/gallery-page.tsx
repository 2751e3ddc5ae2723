/** The gallery: contents at the left, one section of exhibits beside them; how to look at them is chosen above. */
import { useEffect, useState } from 'react';
import type { ExhibitSection } from '#ui/exhibit.ts';
import { Contents } from './contents.tsx';
import { galleryStrings as words } from './gallery-strings.ts';
import { Plate, plateId } from './plate.tsx';
import { Switches, type Look } from './switches.tsx';
import styles from './gallery.module.css';

interface Props {
  readonly sections: readonly ExhibitSection[];
  /** What the link names: a section, or an exhibit in one; anything else opens the first section. */
  readonly at: string | undefined;
}

const holds = ({ id, exhibits }: ExhibitSection, at: string | undefined): boolean => id === at || exhibits.some((exhibit) => exhibit.id === at);

export function GalleryPage({ sections, at }: Props) {
  const [look, setLook] = useState<Look>({ scheme: 'page', width: 'page' });
  const section = sections.find((candidate) => holds(candidate, at)) ?? sections[0];
  useEffect(() => {
    const exhibit = at === undefined ? null : document.getElementById(plateId(at));
    if (exhibit) exhibit.scrollIntoView();
    else scrollTo(0, 0);
  }, [at]);
  if (!section) return null;
  return (
    <div className={styles.page} data-testid="gallery">
      <header className={styles.head}>
        <h1 className={styles.title}>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
        <Switches look={look} onLook={setLook} />
      </header>
      <Contents sections={sections} open={section} at={at} />
      <section className={styles.section} aria-labelledby="gallery-section" data-section={section.id}>
        <header>
          <h2 id="gallery-section" className={styles.name}>{section.title}</h2>
          <p className={styles.lead}>{section.shows}</p>
        </header>
        <div className={styles.plates} data-narrow={section.narrow || undefined}>
          {section.exhibits.map((exhibit) => <Plate key={exhibit.id} exhibit={exhibit} look={look} />)}
        </div>
      </section>
    </div>
  );
}
