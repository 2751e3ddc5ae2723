/** How to look at the exhibits: in which colours, how wide, and (a fresh page, since words are chosen once) in which language. */
import type { ReactNode } from 'react';
import { Segmented } from '#ui/controls/segmented.tsx';
import { isPseudo } from '#ui/wording.ts';
import { galleryStrings as words } from './gallery-strings.ts';
import styles from './gallery.module.css';

const WIDTHS = ['page', 'phone'] as const;
export type Width = (typeof WIDTHS)[number];
const SEGMENTS = WIDTHS.map((value) => ({ value, label: words.widths[value] }));

/** This page in the other language. */
function otherLocale(): string {
  const params = new URLSearchParams(location.search);
  if (isPseudo) params.delete('locale');
  else params.set('locale', 'pseudo');
  const query = params.toString();
  return `${location.pathname}${query && `?${query}`}${location.hash}`;
}

interface Props {
  readonly colours: ReactNode;
  readonly width: Width;
  readonly onWidth: (width: Width) => void;
}

export function Switches({ colours, width, onWidth }: Props) {
  return (
    <div className={styles.switches}>
      {colours}
      <Segmented label={words.width} value={width} segments={SEGMENTS} onChange={onWidth} />
      <a href={otherLocale()} data-testid="other-locale">{isPseudo ? words.locale.plain : words.locale.pseudo}</a>
    </div>
  );
}
