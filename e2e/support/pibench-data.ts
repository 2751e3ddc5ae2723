/** What the exhibits of π-Bench show and no dictionary translates: a made-up persona and its run, the names that others gave, the sentences of endpoints. */
import { simulatedDataset } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import { findings } from '#core/pibench/lab/findings.ts';
import { SIMULATED_PERSONAS } from '#core/pibench/lab/simulated-results.ts';
import { PUBLISHED } from '#core/pibench/score/published.ts';
import { STATE_WORDS } from '#core/pibench/view/state-words.ts';
import { authorSentences } from '#features/pibench/gallery/author-samples.ts';
import { ANSWERS } from '#features/pibench/gallery/compare-answers.ts';
import { endpointSentences } from '#features/pibench/gallery/endpoint-sentences.ts';
import { brokenRun, episodePersona, longRun } from '#features/pibench/gallery/example-runs.ts';
import { tasksSentences } from '#features/pibench/gallery/tasks-sentences.ts';
import { whyRun } from '#features/pibench/gallery/why-run.ts';
import { UNREADABLE } from '#features/pibench/gallery/pibench-sentences.ts';

/** Every string in it, at whatever depth. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const RUNS = [simulatedPibenchRun, longRun, brokenRun, whyRun];
const given = [simulatedDataset.personas, episodePersona.tasks.map(({ title, opening, intents }) => [title, opening, intents]), RUNS.map(({ events }) => events)].flatMap(stringsIn);

/** A tool's arguments as a row shows them: in one line, and one below the other. */
const asked = RUNS.flatMap(({ events }) => events).flatMap((event) =>
  (event.type === 'tool' ? [Object.values(event.args).join(' · '), Object.entries(event.args).map(([key, value]) => `${key}: ${String(value)}`).join('\n')] : []));

export const pibenchTexts: readonly string[] = [...new Set([...given, ...asked])];

/** As the rings say who it is. */
export const pibenchInitials: readonly string[] = simulatedDataset.personas.map(({ name }) => name.slice(0, 2));

export const pibenchSentences: readonly string[] = [
  // whole, as in a name or a hint; one word alone could hide what is no data
  ...pibenchTexts.filter((text) => text.includes(' ')), ...simulatedDataset.personas.map(({ name }) => name), 'programme.md', 'pieces.csv', 'small-model',
  ...Object.values(STATE_WORDS).flatMap(({ paper, code }) => [code, paper ?? code]), 'Proc', 'Comp', UNREADABLE, ...endpointSentences,
  ...tasksSentences, ...authorSentences, ...SIMULATED_PERSONAS.flatMap(({ name, line, tasks }) => [name, line, ...tasks.map(({ title }) => title)]), ...PUBLISHED.map(({ name }) => name),
  ...ANSWERS, 'npm run bench -- --suite pibench',
  // rows of a benchmark, in the words of their keys
  ...findings([], []).flatMap(({ title, paper, rule, scale }) => [title, paper, rule, scale]),
];
