/** What a gallery shows: one state of one view, ready to be drawn; features make them, and need not know who hangs them. */
import type { ReactNode } from 'react';

export interface Exhibit {
  /** Of all exhibits; it is the end of a link to this one. */
  readonly id: string;
  readonly title: string;
  /** What there is to see, in one line. */
  readonly shows: string;
  readonly render: () => ReactNode;
}

export interface ExhibitSection {
  readonly id: string;
  readonly title: string;
  readonly shows: string;
  /** Its views are no wider than a margin, and stand beside one another. */
  readonly narrow: boolean;
  readonly exhibits: readonly Exhibit[];
}

interface Words<Name extends string> {
  readonly title: string;
  readonly shows: string;
  readonly exhibits: Readonly<Record<Name, Pick<Exhibit, 'title' | 'shows'>>>;
}

/** A section out of its words and its pictures, in the order of the words; the compiler sees to it that each has the other. */
export function exhibitSection<Name extends string>(id: string, { title, shows, exhibits }: Words<Name>, pictures: Readonly<Record<Name, () => ReactNode>>, { narrow = false } = {}): ExhibitSection {
  const names = Object.keys(exhibits) as Name[];
  return { id, title, shows, narrow, exhibits: names.map((name) => ({ id: `${id}-${name}`, ...exhibits[name], render: pictures[name] })) };
}
