/** Agents that differ are named differently. Rules and all tasks are what goes without saying; another judge and a single task are named, the latter by its title where that is known. */
import { expect, it } from 'vitest';
import { SIMULATED_PERSONAS } from '#core/pibench/lab/simulated-results.ts';
import type { AgentSpec } from '#core/pibench/agents/agent.ts';
import { agentName } from '../pibench-strings.ts';
import { labAgentName } from './lab-strings.ts';
import { footingParts, lineParts } from './line-name.ts';

it('names the judge and the task where they are not the usual ones', () => {
  expect(footingParts({ judge: 'rules', task: null }, SIMULATED_PERSONAS)).toEqual([]);
  expect(footingParts({ judge: 'm (h)', task: 'bikes_task_08' }, SIMULATED_PERSONAS)).toEqual(['judged by m (h)', '“Task 8” alone']);
  expect(footingParts({ judge: 'rules', task: 'gone' }, [])).toEqual(['“gone” alone']);
  expect(lineParts({ memory: 'notes', judge: 'm (h)', task: null }, [])).toHaveLength(2);
});

it('a noisy oracle that recalls is named apart from one that does not', () => {
  const [plain, recalling] = [{ kind: 'scripted', script: 'noisy-oracle' }, { kind: 'scripted', script: 'noisy-oracle', recalls: true }] as const satisfies readonly AgentSpec[];
  expect([plain, recalling].map(agentName)).toEqual(['Noisy oracle (scripted)', 'Noisy oracle with recall (scripted)']);
  expect([plain, recalling, { ...recalling, does: 0.4, asks: 0.2 }].map(labAgentName)).toEqual(['Noisy oracle', 'Noisy oracle with recall', 'Noisy oracle with recall 40/20']);
});
