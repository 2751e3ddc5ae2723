/** The narrow index: all sections, and of the open one its exhibits. */
import { Link } from 'wouter';
import type { ExhibitSection } from '#ui/exhibit.ts';
import { galleryStrings as words } from './gallery-strings.ts';
import styles from './gallery.module.css';

interface Props {
  readonly sections: readonly ExhibitSection[];
  readonly open: ExhibitSection;
  readonly at: string | undefined;
}

export function Contents({ sections, open, at }: Props) {
  return (
    <nav className={styles.contents} aria-label={words.contents}>
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <Link href={`/gallery/${section.id}`} aria-current={section === open ? 'page' : undefined}>{section.title}</Link>
            {section === open && (
              <ul className={styles.exhibits}>
                {section.exhibits.map(({ id, title }) => (
                  <li key={id}><Link href={`/gallery/${id}`} aria-current={id === at ? 'location' : undefined}>{title}</Link></li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
