/** How long all tasks by all scripted agents take in the lab's workers, the start of the workers included; a first round that nobody times warms up. */
import { median } from '#core/stats/quantile.ts';
import type { Range } from '#features/benchmark/result-rows.ts';
import { SCRIPTED_AGENTS } from '#features/pibench/lab/lab-choices.ts';
import { SPEED } from './cells.ts';
import { cellTest } from './cell-test.ts';

const REPEATS = 5;
const WORKERS = 2;
const MEMORY = 'notes';

const ends = (values: readonly number[]): Range => [Math.min(...values), Math.max(...values)];

cellTest(SPEED, async ({ harness }) => {
  const plan = { scope: { kind: 'all' }, agents: SCRIPTED_AGENTS, memories: [MEMORY], seeds: [1], judge: 'rules' } as const;
  const { results } = await harness.play(plan, WORKERS);
  const messages = results.reduce((sum, { score }) => sum + score.turns, 0);
  const seconds: number[] = [];
  while (seconds.length < REPEATS) seconds.push((await harness.play(plan, WORKERS)).ms / 1000);
  const rates = seconds.map((one) => messages / one);
  return {
    rows: [{
      kind: 'pibenchSpeed', tasks: harness.tasks, agents: SCRIPTED_AGENTS.length, memory: MEMORY, workers: WORKERS, messages, repeats: REPEATS,
      secondsAllTasks: median(seconds), secondsAllTasksRange: ends(seconds), messagesPerSecond: median(rates), messagesPerSecondRange: ends(rates),
    }],
  };
});
