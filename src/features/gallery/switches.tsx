/** How to look at the exhibits: in which colours, how wide, and (a fresh page, since words are chosen once) in which language. */
import { Segmented } from '#ui/controls/segmented.tsx';
import { isPseudo } from '#ui/wording.ts';
import { galleryStrings as words } from './gallery-strings.ts';
import styles from './gallery.module.css';

const SCHEMES = ['page', 'light', 'dark'] as const;
const WIDTHS = ['page', 'phone'] as const;

export interface Look {
  readonly scheme: (typeof SCHEMES)[number];
  readonly width: (typeof WIDTHS)[number];
}

/** This page in the other language. */
function otherLocale(): string {
  const params = new URLSearchParams(location.search);
  if (isPseudo) params.delete('locale');
  else params.set('locale', 'pseudo');
  const query = params.toString();
  return `${location.pathname}${query && `?${query}`}${location.hash}`;
}

export function Switches({ look, onLook }: { readonly look: Look; readonly onLook: (look: Look) => void }) {
  return (
    <div className={styles.switches}>
      <span aria-hidden="true">{words.colours}</span>
      <Segmented label={words.colours} value={look.scheme} segments={SCHEMES.map((value) => ({ value, label: words.schemes[value] }))} onChange={(scheme) => onLook({ ...look, scheme })} />
      <span aria-hidden="true">{words.width}</span>
      <Segmented label={words.width} value={look.width} segments={WIDTHS.map((value) => ({ value, label: words.widths[value] }))} onChange={(width) => onLook({ ...look, width })} />
      <a href={otherLocale()} data-testid="other-locale">{isPseudo ? words.locale.plain : words.locale.pseudo}</a>
    </div>
  );
}
