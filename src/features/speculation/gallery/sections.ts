/** All exhibits of the speculation page, in the order of the page. */
import type { ExhibitSection } from '#ui/exhibit.ts';
import { commandsExhibits, figuresExhibits, noticesExhibits, transportExhibits } from './frame-exhibits.tsx';
import { outputExhibits } from './output-exhibits.tsx';
import { promptExhibits } from './prompt-exhibits.tsx';
import { roundsExhibits } from './rounds-exhibits.tsx';
import { compareExhibits, statisticsExhibits, timeExhibits, treeExhibits, whatIfExhibits } from './study-exhibits.tsx';
import { whyExhibits } from './why-exhibits.tsx';

export const speculationSections: readonly ExhibitSection[] = [
  outputExhibits, roundsExhibits, whyExhibits, treeExhibits, timeExhibits, statisticsExhibits, whatIfExhibits, compareExhibits,
  figuresExhibits, noticesExhibits, promptExhibits, transportExhibits, commandsExhibits,
];
