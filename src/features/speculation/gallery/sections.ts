/** All exhibits of the speculation page, in the order of the page. */
import type { ExhibitSection } from '#ui/exhibit.ts';
import { findExhibits } from './find-exhibits.tsx';
import { commandsExhibits, figuresExhibits, noticesExhibits, transportExhibits } from './frame-exhibits.tsx';
import { outputExhibits } from './output-exhibits.tsx';
import { promptExhibits } from './prompt-exhibits.tsx';
import { roundsExhibits } from './rounds-exhibits.tsx';
import { attentionExhibits, compareExhibits, statisticsExhibits, timeExhibits, treeExhibits, whatIfExhibits } from './study-exhibits.tsx';
import { whyExhibits } from './why-exhibits.tsx';

export const speculationSections: readonly ExhibitSection[] = [
  outputExhibits, roundsExhibits, whyExhibits, treeExhibits, timeExhibits, statisticsExhibits, whatIfExhibits, compareExhibits, attentionExhibits,
  findExhibits, figuresExhibits, noticesExhibits, promptExhibits, transportExhibits, commandsExhibits,
];
