/** The same questions, put again: what the judge sees at each turn, which items are paired, what a judge that says nothing comes to, and one that is busy for a while. */
import { describe, expect, it } from 'vitest';
import { AgentFault } from '../agents/agent.ts';
import type { Judge, JudgedTurn } from '../judge.ts';
import type { PiRun } from '../events.ts';
import { simulatedPersona } from '../simulated-pibench-persona.ts';
import { simulatedPibenchRun as run } from '../simulated-pibench-run.ts';
import { agreement } from './agreement.ts';
import { judgeAgain } from './judge-again.ts';

const asks = { signal: new AbortController().signal, wait: async (): Promise<void> => undefined };
const NO = { yes: false, evidence: [] };
function judge(yes: boolean, seen: JudgedTurn[] = []): Judge {
  const say = (items: readonly unknown[]) => items.map(() => ({ yes, evidence: [], style: null }));
  return { name: 'other', satisfied: async (turn, items) => { seen.push(turn); return say(items); }, asked: async (_, items) => say(items), criteria: async (_, items) => say(items) };
}
const asked = run.events.flatMap((event) => (event.type === 'verdicts' ? [Object.keys(event.satisfied).length + Object.keys(event.asked).length + event.criteria.length] : []));

describe('a run before another judge', () => {
  it('pairs every verdict of the log, each under a key of its own', async () => {
    const pairs = await judgeAgain(run, simulatedPersona, judge(false), asks);
    expect(pairs).toHaveLength(asked.reduce((sum, n) => sum + n, 0));
    expect(new Set(pairs.map(({ key }) => key)).size).toBe(pairs.length);
    expect(agreement(pairs).agreed).toBe(pairs.filter(({ first }) => !first.yes).length);
  });

  it('shows what stood there then: not what came later, not what was refused, only files that judges see', async () => {
    const seen: JudgedTurn[] = [];
    const events: PiRun['events'] = [
      { type: 'session', task: 'choir_task_02', files: [], apps: simulatedPersona.tasks[0]!.apps, memory: '' },
      { type: 'user', text: 'Please.', reason: 'opening', reveals: [] },
      { type: 'tool', turn: 1, name: 'files__write', args: {}, result: 'no', failed: true },
      { type: 'file', turn: 1, path: 'other.md', text: 'x' },
      { type: 'file', turn: 1, path: 'programme.md', text: 'y' },
      { type: 'message', turn: 1, text: 'Here.' },
      { type: 'verdicts', turn: 1, satisfied: { durations: NO }, asked: {}, criteria: [], questions: 0, blocks: 0, servingBlocks: 0 },
      { type: 'user', text: 'And more.', reason: 'told', reveals: ['durations'] },
      { type: 'message', turn: 2, text: 'More.' },
      { type: 'verdicts', turn: 2, satisfied: { composers: NO }, asked: {}, criteria: [], questions: 0, blocks: 0, servingBlocks: 0 },
    ];
    const told: number[] = [];
    await judgeAgain({ ...run, events }, simulatedPersona, judge(true, seen), { ...asks, onTurn: (done) => told.push(done) });
    expect(seen[0]).toEqual({ message: 'Here.', earlier: [], files: { 'programme.md': 'y' }, tools: [], userSaid: ['Please.'] });
    expect(seen[1]).toMatchObject({ message: 'More.', earlier: ['Here.'], userSaid: ['Please.', 'And more.'] });
    expect(told).toEqual([1, 2]);
  });

  it('a verdict that is missing counts as failed; a stop ends it', async () => {
    const silent: Judge = { name: 'silent', satisfied: async () => [], asked: async () => [], criteria: async () => [] };
    expect(agreement(await judgeAgain(run, simulatedPersona, silent, asks)).compared).toBe(0);
    await expect(judgeAgain(run, simulatedPersona, silent, { ...asks, signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it('a judge that is busy once is asked again, and the pass goes on', async () => {
    let busy = true;
    const waited: number[] = [];
    const once: Judge = { ...judge(false), satisfied: async (_, items) => {
      if (!busy) return items.map(() => NO);
      busy = false;
      throw new AgentFault('busy (429)', true, 7);
    } };
    const pairs = await judgeAgain(run, simulatedPersona, once, { ...asks, wait: async (seconds) => { waited.push(seconds); } });
    expect([pairs.length, waited]).toEqual([asked.reduce((sum, n) => sum + n, 0), [7]]);
  });
});
