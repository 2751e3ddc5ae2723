/** A run that is stopped says that it has ended, once; one that another has taken the place of does not. */
import { expect, it, vi } from 'vitest';
import type { Agent } from '#core/pibench/agents/agent.ts';
import { simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import { LivePibench, type Wanted } from './live-pibench.ts';
import { createPibenchSession } from './pibench-session.ts';

const waits: Agent = { spec: { kind: 'person' }, respond: async (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))) };

it('tells that it runs, and that it was stopped, once each', async () => {
  const onChange = vi.fn();
  const live = new LivePibench(createPibenchSession(), onChange);
  const wanted: Wanted = { dataset: { name: 'own', kind: 'own' }, persona: simulatedPersona, agent: waits, judge: RULE_JUDGE, memory: 'none', scope: null, seed: 1, under: null, keep: null };
  const first = live.start(wanted, false);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const second = live.start(wanted, false);
  expect((await first).at(-1)).toEqual({ type: 'end' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  live.stop();
  await second;
  expect(onChange.mock.calls).toEqual([[true], [true], [false]]);
});
