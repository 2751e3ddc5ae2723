/** Words of the scatter. */
import type { MeanEllipse } from '#core/pibench/score/mean-ellipse.ts';
import { plural } from '#ui/plural.ts';
import { tenth } from '#ui/number-format.ts';
import { wording } from '#ui/wording.ts';

const hundred = (x: number): string => tenth(100 * x).replace(/\.0$/, '');

/** Scores end at 0 and 100. */
const span = (middle: number, half: number): string => `${hundred(Math.max(0, middle - half))} to ${hundred(Math.min(1, middle + half))}`;

export const scatterStrings = wording({
  heading: 'Where agents stand',
  title: 'Proc and Comp',
  note: 'Own set, rule-judged, not comparable with published scores.',
  views: { label: 'Show', all: 'All people together', each: 'Person by person' },
  proc: 'Proc: anticipated or asked about', comp: 'Comp: criteria met',
  legend: { ours: 'our runs, own set (line: ± one standard deviation over seeds; ellipse: where it would lie with other tasks of this kind, 95 %)', published: 'published, official tasks' },
  source: (paper: string, runs: number) => `Hollow: nine models as published for π-Bench (${paper}, mean of ${runs} runs, official tasks, judged by a model).`,
  ours: (name: string, memory: string, proc: string, comp: string, seeds: number, region: string | null) => `${name}, ${memory}: Proc ${proc}, Comp ${comp}; own set, ${plural(seeds, 'seed')}.${region === null ? '' : ` With other tasks of this kind: ${region} (95 %).`}`,
  region: ({ x, y, halfX, halfY }: Pick<MeanEllipse, 'x' | 'y' | 'halfX' | 'halfY'>) => `Proc ${span(x, halfX)}, Comp ${span(y, halfY)}`, noRegion: '–',
  published: (name: string, proc: string, comp: string) => `${name}: Proc ${proc}, Comp ${comp}; published, official tasks.`,
  value: (mean: number, sd: number | null) => (sd === null ? hundred(mean) : `${hundred(mean)} ± ${hundred(sd)}`),
  rest: 'Point at a mark to read it; a filled one opens its run.',
  open: 'Enter opens the run.',
  also: (names: readonly string[]) => `At the same place: ${names.join(', ')}.`,
  andMore: (name: string, more: number) => `${name} and ${more} more`,
  together: (names: readonly string[]) => names.join(', '),
  picture: (ours: number, published: number) => `Proc across, Comp up: ${plural(ours, 'agent')} on the own set, ${published} published models on the official tasks.`,
  small: (person: string, agents: number) => `${person}: Proc across, Comp up, ${plural(agents, 'mark')}.`,
  ownPeople: 'Our people', publishedPeople: 'Published people, official tasks',
  publishedNames: { researcher: 'Researcher', marketer: 'Marketer', pharmacist: 'Pharmacist', law_trainee: 'Law trainee', financier: 'Financier' },
  tables: { ours: 'Our runs, own set', published: 'Published, official tasks' },
  oursColumns: ['Agent', 'Remembers', 'Proc', 'Comp', 'With other tasks, 95 %', 'Seeds'],
  publishedColumns: ['Model', 'Proc', 'Comp'],
  none: 'No run of ours yet: fill the lab first.',
} as const);
