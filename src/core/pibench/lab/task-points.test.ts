/** Tasks as points: their weighted mean is the place that the scores give, for everyone and for one person; seeds are put together first. */
import { expect, it } from 'vitest';
import { meanEllipse } from '../score/mean-ellipse.ts';
import { labCells } from './lab-plan.ts';
import { agentLines } from './lab-results.ts';
import { simulatedResult, SIMULATED_PERSONAS } from './simulated-results.ts';
import { taskPoints } from './task-points.ts';

const plan = { scope: { kind: 'all' }, memories: ['transcript'], seeds: [1, 2, 3], judge: 'rules', agents: [{ kind: 'scripted', script: 'noisy-oracle', does: 0.5, asks: 0.3 }] } as const;
const lines = agentLines(labCells(SIMULATED_PERSONAS, plan).map((cell) => simulatedResult(cell)));

it('their weighted mean is the agent’s place', () => {
  const [line] = lines;
  const all = meanEllipse(taskPoints(line!.personas))!;
  expect([all.x, all.y].map((value) => value.toFixed(10))).toEqual([line!.proc!.mean, line!.comp!.mean].map((value) => value.toFixed(10)));
  expect(taskPoints(line!.personas)).toHaveLength(55);
  for (const person of line!.personas) {
    const points = taskPoints([person]);
    expect(points).toHaveLength(11);
    expect(meanEllipse(points)!.x).toBeCloseTo(person.proc!.mean, 10);
  }
});

it('what was not scored yet has none', () => {
  expect(taskPoints([])).toEqual([]);
});
