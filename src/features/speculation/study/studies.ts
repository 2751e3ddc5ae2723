/** Ways to look at the rounds. The first is where the page starts; the link names any other (`view=`). */
import type { RunConfig } from '#core/trace/events.ts';
import { fillsBlocks } from '#core/trace/trained-weights.ts';

export const STUDIES = ['rounds', 'tree', 'time', 'statistics', 'what-if', 'compare', 'attention'] as const;
export type StudyName = (typeof STUDIES)[number];

/** Of these there is something to see in a run by this drafter. Only DFlash's blocks are watched. */
export const studiesOf = (run: Pick<RunConfig, 'drafter' | 'weights'>): readonly StudyName[] => STUDIES.filter((study) => study !== 'attention' || (run.drafter === 'dflash' && fillsBlocks(run)));

export const isStudy = (name: string | null): name is StudyName => STUDIES.some((study) => study === name);
