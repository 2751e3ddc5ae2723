/**
 * The sweep on our own set against the rule judge, which reads the words: now and then the part of one intent says enough of another, so that the two
 * are not the same everywhere. How far apart they are is what is held here; and that what criteria hang on was found rightly.
 */
import { beforeAll, expect, it } from 'vitest';
import { mean } from '#core/stats/mean.ts';
import { diskFolder } from '../../../../scripts/pibench/disk-folder.ts';
import { playScripted } from '../lab/play-scripted.ts';
import { MAX_TURNS } from '../play-run.ts';
import { readDataset } from '../read/read-dataset.ts';
import { RULE_JUDGE } from '../rules/rule-judge.ts';
import { count } from '../score/session-record.ts';
import type { Dataset } from '../task.ts';
import { isMet, metByParts } from './criterion-needs.ts';
import { policyMap } from './policy-map.ts';
import { countsAt, policySweep, SWEPT_MEMORIES, type SweepPlan } from './policy-sweep.ts';
import { canBeSwept, policyTasks, type PolicyTask } from './policy-task.ts';

let dataset: Dataset;
let tasks: readonly PolicyTask[];
beforeAll(async () => {
  ({ dataset } = await readDataset(diskFolder('public/pibench'), 'own'));
  tasks = await policyTasks(dataset.personas, RULE_JUDGE);
}, 180_000);

it('every task of it can be swept, and every criterion can be met and told', () => {
  expect(canBeSwept(dataset.personas)).toBe(true);
  expect(tasks).toHaveLength(100);
  expect(tasks.reduce((sum, { criteria }) => sum + criteria.length, 0)).toBe(dataset.personas.flatMap((one) => one.tasks.flatMap(({ criteria }) => criteria)).length);
  expect(tasks.filter(({ bounded }) => bounded > 0)).toEqual([]);
});

it('which criteria an answer meets follows from which intents it acted on', async () => {
  for (const persona of dataset.personas) {
    for (const task of persona.tasks) {
      if (task.criteria.length === 0) continue;
      const { criteria } = tasks.find((one) => one.task === task.id)!;
      for (const acted of [0b010010, 0b101101]) expect(await metByParts(persona, task, RULE_JUDGE, (i) => ((acted >> i) & 1) === 1), task.id).toEqual(criteria.map((needs) => isMet(needs, acted & ((1 << task.intents.length) - 1))));
    }
  }
}, 180_000);

it.each([[0.4, 0.2, 0.5, 'none'], [0.2, 0.6, 1, 'perfect']] as const)('does %s, asks %s, carries out %s, memory %s: the same states in all but one of fifty sessions, scores to a point', async (does, asks, finishes, memory) => {
  const plan: SweepPlan = { tasks, chances: [does, asks], finishes, seeds: 1, maxTurns: MAX_TURNS };
  const counts = policySweep(plan);
  const runs = await Promise.all(dataset.personas.map((persona) => playScripted(dataset, { id: '', persona: persona.id, tasks: persona.tasks.map(({ id }) => id), agent: { kind: 'scripted', script: 'noisy-oracle', does, asks, finishes, recalls: true }, memory, seed: 1, judge: 'rules' }, RULE_JUDGE, new AbortController().signal)));
  const sessions = runs.flatMap(({ score }) => score.sessions);
  const same = tasks.filter(({ task }, at) => {
    const from = countsAt(plan, SWEPT_MEMORIES.indexOf(memory), 1, 0, at);
    const session = sessions.find((one) => one.task === task)!;
    return (['anticipated', 'asked', 'missed'] as const).every((state, c) => count(session, state) === counts[from + c]);
  });
  expect(same.length).toBeGreaterThanOrEqual(98);
  const cell = policyMap(plan, counts).find((one) => one.memory === memory && one.does === does && one.asks === asks)!;
  expect(Math.abs(cell.proc - mean(runs.map(({ score }) => score.score!.proc)))).toBeLessThan(0.01);
  expect(Math.abs(cell.comp - mean(runs.map(({ score }) => score.score!.comp)))).toBeLessThan(0.01);
}, 180_000);
