/** Ways to look at the rounds. The first is where the page starts; the link names any other (`view=`). */
import type { DrafterName } from '#core/trace/events.ts';

export const STUDIES = ['rounds', 'tree', 'time', 'statistics', 'what-if', 'compare', 'attention'] as const;
export type StudyName = (typeof STUDIES)[number];

/** Of these there is something to see in a run by this drafter. */
export const studiesOf = (drafter: DrafterName): readonly StudyName[] => STUDIES.filter((study) => study !== 'attention' || drafter === 'dflash');

export const isStudy = (name: string | null): name is StudyName => STUDIES.some((study) => study === name);
