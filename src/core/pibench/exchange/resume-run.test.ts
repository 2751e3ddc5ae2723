/** A run that was cut at any event and resumed has the log of one that was not, in every memory mode; stopped and failed sessions. */
import { describe, expect, it } from 'vitest';
import { AgentFault, type Agent } from '../agents/agent.ts';
import { MEMORY_MODES, type PiEvent } from '../events.ts';
import { headerOf } from '../play-run.ts';
import { logHash } from './log-hash.ts';
import { resumePoint } from './resume-run.ts';
import { keeper, keeperPlan, keeperRun, playedEvents } from './synthetic-run.ts';

async function resumed(plan: ReturnType<typeof keeperPlan>, from: readonly PiEvent[]): Promise<PiEvent[]> {
  return [...resumePoint(plan.persona, headerOf(plan), from).kept, ...(await playedEvents({ ...plan, from }))];
}

describe('a run cut at any event', () => {
  it.each(MEMORY_MODES)('ends with the same log: memory %s', async (memory) => {
    for (const script of ['memory-replayer', 'noisy-oracle'] as const) {
      const plan = keeperPlan(script, { memory });
      const whole = await playedEvents(plan);
      for (let cut = 0; cut <= whole.length; cut += 1) expect(await resumed(plan, whole.slice(0, cut))).toEqual(whole);
    }
  });
  it('an agent that takes notes of its own is not asked again for those that it took', async () => {
    let asked = 0;
    const { agent } = keeperPlan('passive');
    const noting: Agent = { ...agent, takeNotes: async ({ task }) => `note ${(asked += 1)} of ${task.id}` };
    const plan = keeperPlan('passive', { agent: noting, memory: 'notes' });
    const whole = await playedEvents(plan);
    const cut = whole.findIndex((event) => event.type === 'session' && event.task === 'three') + 2;
    asked = 2;
    expect(await resumed(plan, whole.slice(0, cut))).toEqual(whole);
    // Closed, but its notes are lost: played again.
    const closed = whole.findIndex(({ type }) => type === 'memory');
    expect(resumePoint(keeper, headerOf(plan), whole.slice(0, closed)).kept).toEqual([]);
  });
});

describe('what is kept', () => {
  it('not a session that the visitor stopped', async () => {
    const plan = keeperPlan('passive', { memory: 'transcript' });
    const whole = await playedEvents(plan);
    const stop = new AbortController();
    const events: PiEvent[] = [];
    const halting: Agent = { ...plan.agent, respond: (request, signal) => {
      if (request.task.id === 'two') stop.abort();
      return plan.agent.respond(request, signal);
    } };
    events.push(...(await playedEvents({ ...plan, agent: halting }, stop.signal)));
    expect(events.at(-1)).toMatchObject({ type: 'close', task: 'two', reason: 'stopped' });
    expect(await resumed(plan, events)).toEqual(whole);
  });
  it('a session that failed: a run goes on behind it', async () => {
    const plan = keeperPlan('oracle', { memory: 'workspace' });
    const failing: Agent = { ...plan.agent, respond: async (request, signal) => {
      if (request.task.id === 'two') throw new AgentFault('Gone.', false);
      return plan.agent.respond(request, signal);
    } };
    const whole = await playedEvents({ ...plan, agent: failing });
    const third = whole.findIndex((event) => event.type === 'session' && event.task === 'three');
    expect(resumePoint(keeper, headerOf(plan), whole.slice(0, third + 1))).toMatchObject({ kept: whole.slice(0, third), files: { 'rope.md': 'about rope', 'two.txt': 'given' } });
  });
  it('nothing of a log of other tasks', async () => {
    const { header, events } = await keeperRun('passive');
    expect(resumePoint(keeper, { ...header, tasks: ['two'] }, events).kept).toEqual([]);
    expect(resumePoint({ ...keeper, tasks: [] }, header, events).kept).toEqual([]);
  });
});

describe('the hash of a log', () => {
  it('is the same for the same inputs, and without the pieces of messages', async () => {
    const { header, events } = await keeperRun('noisy-oracle');
    const pieces: PiEvent[] = [events[0]!, { type: 'delta', turn: 1, text: 'x' }, ...events.slice(1)];
    const turned = events.map((event) => Object.fromEntries(Object.entries(event).reverse()) as unknown as PiEvent);
    expect(logHash(await keeperRun('noisy-oracle'))).toBe(logHash({ header, events }));
    for (const same of [pieces, turned]) expect(logHash({ header, events: same })).toBe(logHash({ header, events }));
    expect(logHash({ header, events: events.slice(1) })).not.toBe(logHash({ header, events }));
    expect(logHash({ header: { ...header, seed: 8 }, events })).not.toBe(logHash({ header, events }));
  });
});
