/** Cells: one for each agent, memory, seed and persona, ids told apart; a task brings its seeds; the ablation's pairs differ in memory alone; estimates; progress. */
import { expect, it } from 'vitest';
import { agentKey } from '../agents/agent-key.ts';
import { ablationPairs, labCells, type LabPlan } from './lab-plan.ts';
import { labProgress } from './lab-progress.ts';
import { planEstimate } from './plan-estimate.ts';
import { SIMULATED_PERSONAS } from './simulated-results.ts';

const plan: LabPlan = {
  scope: { kind: 'all' }, memories: ['transcript'], seeds: [1, 2], judge: 'rules',
  agents: [{ kind: 'scripted', script: 'oracle' }, { kind: 'scripted', script: 'noisy-oracle', does: 0.4 }, { kind: 'endpoint', host: 'localhost:8000', model: 'm' }],
};

it('makes a cell for each agent, memory, seed and persona', () => {
  const cells = labCells(SIMULATED_PERSONAS, plan);
  expect(cells).toHaveLength(3 * 2 * 5);
  expect(new Set(cells.map(({ id }) => id)).size).toBe(30);
  expect(cells[0]!.tasks).toHaveLength(20);
  expect(agentKey(plan.agents[1]!)).not.toBe(agentKey({ kind: 'scripted', script: 'noisy-oracle' }));
});

it('plays a task with the seeds that it leans on', () => {
  const [cell] = labCells(SIMULATED_PERSONAS, { ...plan, scope: { kind: 'task', persona: 'bikes', task: 'bikes_task_08' } });
  expect(cell!.tasks).toEqual(['bikes_task_02', 'bikes_task_03', 'bikes_task_08']);
});

it('pairs cells that differ in memory alone', () => {
  const cells = labCells(SIMULATED_PERSONAS, { ...plan, memories: ['notes', 'none'] });
  const pairs = ablationPairs(cells, 'notes');
  expect(pairs).toHaveLength(cells.length / 2);
  for (const { on, off } of pairs) expect([off.memory, off.persona, off.seed, off.agent]).toEqual(['none', on.persona, on.seed, on.agent]);
  expect(ablationPairs(cells.filter(({ seed, memory }) => seed === 1 || memory === 'notes'), 'notes')).toHaveLength(15);
});

it('estimates messages by intents, within the limit of turns, and tokens of models alone', () => {
  const cells = labCells(SIMULATED_PERSONAS, { ...plan, seeds: [1] });
  const scripted = planEstimate(SIMULATED_PERSONAS, cells.filter(({ agent }) => agent.kind === 'scripted'), 30);
  expect(scripted).toEqual({ sessions: 200, messages: { least: 200, most: 2 * (5 * (9 * 5 + 6 * 6 + 5 * 5) + 100) }, tokens: { least: 0, most: 0 } });
  const asked = planEstimate(SIMULATED_PERSONAS, cells.filter(({ agent }) => agent.kind === 'endpoint'), 30);
  expect(asked.tokens.least).toBeGreaterThan(100 * 1000);
  expect(asked.tokens.most).toBeGreaterThan(6 * asked.tokens.least);
  expect(planEstimate(SIMULATED_PERSONAS, cells, 1).messages).toEqual({ least: 300, most: 300 });
});

it('progress: failed cells leave nothing to wait for; each kind has its pace; no pace, no time', () => {
  const pace = (msPerSession: number | null) => [
    { state: 'done', sessions: 20, over: 20, msPerSession: 7 }, { state: 'running', sessions: 20, over: 5, msPerSession: 10 },
    { state: 'waiting', sessions: 20, over: 0, msPerSession }, { state: 'failed', sessions: 20, over: 3, msPerSession: null },
  ] as const;
  expect(labProgress(pace(100))).toEqual({ cells: { done: 1, running: 1, waiting: 1, failed: 1 }, sessions: 80, over: 28, share: 45 / 80, msLeft: 2150 });
  expect(labProgress(pace(null)).msLeft).toBeNull();
  expect(labProgress([])).toEqual({ cells: { done: 0, running: 0, waiting: 0, failed: 0 }, sessions: 0, over: 0, share: 0, msLeft: null });
});
