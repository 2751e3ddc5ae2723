/** Cut off anywhere and gone on from what is left: the log is that of a run that was never cut, in every memory mode. */
import { expect, it } from 'vitest';
import { scriptedAgent } from '../agents/scripted-agents.ts';
import { MEMORY_MODES, type PiEvent } from '../events.ts';
import { playRun, type RunPlan } from '../play-run.ts';
import { RULE_JUDGE } from '../rules/rule-judge.ts';
import type { Persona } from '../task.ts';
import { playedSoFar, wholeSessions } from './resume-run.ts';
import { SIMULATED_PERSONAS } from './simulated-results.ts';

const [field] = SIMULATED_PERSONAS;
/** Some parts write files, so that a workspace has something to keep. */
const persona: Persona = {
  ...field!,
  tasks: field!.tasks.map((task, n) => ({
    ...task, workspace: { 'given.md': `Given for ${n}.` },
    intents: task.intents.map((intent) => ({ ...intent, does: { all: [{ count: { re: `${intent.id}\\b`, min: 1 } }] }, part: { place: 'after' as const, text: `About ${intent.id}.`, files: [{ path: `${n}-${intent.id}.md`, text: intent.content }], tools: [] } })),
  })),
};
const signal = new AbortController().signal;

async function play(memory: RunPlan['memory'], from?: RunPlan['from']): Promise<PiEvent[]> {
  const events: PiEvent[] = [];
  const agent = scriptedAgent({ kind: 'scripted', script: 'memory-replayer' }, 1);
  await playRun({ dataset: { name: 't', kind: 'own', hash: '' }, persona, tasks: persona.tasks.map(({ id }) => id), agent, judge: RULE_JUDGE, memory, seed: 1, wait: async () => undefined, ...(from && { from }) }, (event) => events.push(event), signal);
  return events;
}

it.each(MEMORY_MODES)('%s: the same log', async (memory) => {
  const whole = await play(memory);
  for (const cut of [0, 1, Math.floor(whole.length / 3), Math.floor(whole.length / 2), whole.length - 2]) {
    const before = playedSoFar(persona, whole.slice(0, cut), memory);
    expect(before.events.length).toBeLessThanOrEqual(cut);
    const after = await play(memory, before.events);
    expect([...before.events, ...after]).toEqual(whole);
  }
});

it('a session that was stopped in its middle is not over', () => {
  const close = (reason: 'stopped' | 'resolved'): PiEvent => ({ type: 'close', task: 'a', turn: 1, reason });
  expect(wholeSessions([close('resolved'), { type: 'notice', text: '' }, close('stopped')], 'none')).toHaveLength(1);
});
