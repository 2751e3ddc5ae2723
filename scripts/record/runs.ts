/** The runs that ship: the first is the one that a page without a link opens on, so it has the default settings. */
import type { RunConfig } from '#core/trace/events.ts';
import { DEFAULT_CONFIG } from '#core/trace/run-config.ts';

export interface PlannedRun {
  readonly file: string;
  readonly title: string;
  readonly config: RunConfig;
}

/** One prompt, seed and γ for every drafter: together they are the set that Compare shows as lanes. */
const REWRITE: Partial<RunConfig> = { prompt: 'Rewrite as assignments: {"name":"Ada","age":36}', temperature: 0, rule: 'R4' };

const run = (file: string, title: string, config: Partial<RunConfig>): PlannedRun => ({ file: `${file}.json`, title, config: { ...DEFAULT_CONFIG, ...config } });

export const RUNS: readonly PlannedRun[] = [
  run('stamps-exact', 'Stamps, three steps: coins decide (R1)', {}),
  run('equation-greedy', 'An equation, greedy: no coins', { prompt: 'Solve 3x+47=158.', temperature: 0, rule: 'R4' }),
  run('weekday-coupled', 'A weekday: both draw with the same noise (R4)', { prompt: 'What day is 45 days after Saturday?', rule: 'R4', gamma: 6 }),
  run('weekday-tree', 'The same weekday, with a tree of drafts: siblings share a slot', { prompt: 'What day is 45 days after Saturday?', rule: 'R4', gamma: 6, treeBudget: 12 }),
  run('rewrite-lookup', 'Rewriting by prompt lookup: no draft model at all', { ...REWRITE, drafter: 'prompt-lookup' }),
  run('rewrite-model', 'The same rewriting by the draft model: compare the two', REWRITE),
  run('rewrite-by-dflash', 'The same rewriting by DFlash: see where its block looks', { ...REWRITE, drafter: 'dflash' }),
  run('rewrite-by-eagle3', 'The same rewriting by EAGLE-3', { ...REWRITE, drafter: 'eagle3' }),
  run('rewrite-by-none', 'The same rewriting without a drafter', { ...REWRITE, drafter: 'none' }),
  run('tale-warm', 'A tale at temperature 1: predictable even when warm', { prompt: 'Tell a tale about a fox and a river.', temperature: 1, maxTokens: 120 }),
];
