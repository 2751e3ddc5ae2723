/** A run's file: there and back in every kind of run; what is refused and why; a file that broke off; nothing throws, whatever it holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentKey } from '../agents/agent-key.ts';
import { SCRIPTS, type AgentSpec } from '../agents/agent.ts';
import { MEMORY_MODES, type PiEvent, type PiRun } from '../events.ts';
import { decodeRun, encodeRun, MOST_RUN_CHARACTERS } from './run-codec.ts';
import { keeperRun } from './synthetic-run.ts';

const sentence = (text: string): string => {
  const read = decodeRun(text);
  return read.ok ? '' : read.sentence;
};
const changed = async (change: (events: PiEvent[], run: PiRun) => PiEvent[]): Promise<string> => {
  const run = await keeperRun('passive');
  return sentence(encodeRun({ ...run, events: change([...run.events], run) }));
};

describe('there and back', () => {
  it.each(SCRIPTS)('%s, in every memory mode', async (script) => {
    for (const memory of MEMORY_MODES) {
      const run = await keeperRun(script, memory);
      expect(decodeRun(encodeRun(run))).toEqual({ ok: true, run, cut: false });
    }
  });
  it.each<AgentSpec>([
    ...SCRIPTS.map((script): AgentSpec => ({ kind: 'scripted', script })), { kind: 'scripted', script: 'noisy-oracle', does: 0.1, asks: 0.9, finishes: 0.1 },
    { kind: 'endpoint', host: 'h', model: 'm' }, { kind: 'tab', model: 'm' }, { kind: 'person' }, { kind: 'recorded', name: 'n' },
  ])('an agent with all that tells it apart: %o', async (agent) => {
    const { header, events } = await keeperRun('passive');
    const read = decodeRun(encodeRun({ header: { ...header, agent }, events }));
    expect(read.ok && agentKey(read.run.header.agent)).toBe(agentKey(agent));
  });
  it('leaves out pieces of messages, reads them where another wrote them, and drops keys that it does not know', async () => {
    const run = await keeperRun('passive');
    const at = run.events.findIndex(({ type }) => type === 'message');
    const events: PiEvent[] = [...run.events.slice(0, at), { type: 'delta', turn: 1, text: 'He' }, ...run.events.slice(at)];
    expect(encodeRun({ ...run, events })).toBe(encodeRun(run));
    const lines = [{ ...run.header, apiKey: 'k' }, ...events].map((line) => JSON.stringify(line)).join('\r\n');
    expect(decodeRun(lines)).toEqual({ ok: true, run: { header: run.header, events }, cut: false });
  });
  it('a file that broke off is read as far as it goes', async () => {
    const text = encodeRun(await keeperRun('ask-all'));
    for (const at of [400, 900, 2500]) {
      const read = decodeRun(text.slice(0, text.indexOf('\n', at) - 3));
      expect(read.ok && read.cut).toBe(true);
    }
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'no π-Bench run'],
    ['{"format":"slipstream-pibench"}', 'no π-Bench run'],
    ['{"format":"other","version":1}', 'no π-Bench run'],
    ['{"format":"slipstream-pibench","version":2}', 'newer than this page'],
    ['{"format":"slipstream-pibench","version":0}', 'no longer reads'],
    ['{"format":"slipstream-pibench","version":1}', 'Line 1'],
    ['x'.repeat(MOST_RUN_CHARACTERS + 1), '60 MB'],
  ])('%.40s', (text, why) => expect(sentence(text)).toContain(why));
  it('a broken line in the middle, by its number', async () => {
    const lines = encodeRun(await keeperRun('passive')).split('\n');
    expect(sentence([...lines.slice(0, 4), '{"type":', ...lines.slice(5)].join('\n'))).toContain('Line 5');
    expect(sentence([...lines.slice(0, 4), '{"type":"nothing"}', ...lines.slice(5)].join('\n'))).toContain('Line 5');
  });
  it('a line that nests beyond the stack', async () => {
    const [header] = encodeRun(await keeperRun('passive')).split('\n');
    expect(sentence(`${header}\n{"type":"tool","turn":1,"name":"x","result":"","args":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}\n{}`)).not.toBe('');
  });
});

describe('contradictions', () => {
  const first = (events: PiEvent[], type: PiEvent['type']): number => events.findIndex((event) => event.type === type);
  const without = (type: PiEvent['type']) => (events: PiEvent[]) => events.filter((_, i) => i !== first(events, type));
  const twice = (type: PiEvent['type']) => (events: PiEvent[]) => events.flatMap((event, i) => (i === first(events, type) ? [event, event] : [event]));
  const alter = (type: PiEvent['type'], change: object) => (events: PiEvent[]) => events.map((event, i) => (i === first(events, type) ? ({ ...event, ...change }) : event));
  it.each([
    ['an intent that moves twice', twice('intent'), 'moves twice'],
    ['verdicts of an unknown turn', alter('verdicts', { turn: 5 }), 'turn 5 is judged'],
    ['verdicts twice', twice('verdicts'), 'judged twice'],
    ['a message out of turn', alter('message', { turn: 2 }), 'turn 2 comes behind turn 0'],
    ['a state without its verdict', alter('intent', { to: 'anticipated' }), 'no verdict says so'],
    ['a state of asked without its verdict', alter('intent', { to: 'asked' }), 'no verdict says so'],
    ['an intent that moves in another turn', alter('intent', { turn: 9 }), 'moves in turn 9'],
    ['a session that is not closed', without('close'), 'begins before one is closed'],
    ['the close of another task', alter('close', { task: 'four' }), 'four is closed'],
    ['something behind the close', twice('close'), 'behind its close'],
    ['no first session', without('session'), 'before its first session'],
    ['another order of play', alter('session', { task: 'two' }), 'out of turn'],
    ['something behind the end', twice('end'), 'behind its end'],
    ['a second opening', alter('user', { reason: 'told' }), 'the user opens in the middle'],
    ['more blocks that serve than blocks', alter('verdicts', { servingBlocks: 99 }), 'blocks that serve'],
    ['notes of an open session', (events: PiEvent[]): PiEvent[] => [events[0]!, { type: 'memory', task: 'one', text: '' }, ...events.slice(1)], 'notes are taken'],
  ])('%s', async (_, change, why) => expect(await changed(change)).toContain(why));
  it('other criteria than the turn before, and a turn beyond the limit', async () => {
    expect(await changed((events) => {
      const judged = events.flatMap((event, i) => (event.type === 'verdicts' && event.criteria.length > 0 ? [i] : []));
      return events.map((event, i) => (i === judged[1] && event.type === 'verdicts' ? { ...event, criteria: [] } : event));
    })).toContain('other criteria');
    const { header, events } = await keeperRun('passive');
    expect(sentence(encodeRun({ header: { ...header, maxTurns: 1 }, events }))).toContain('turn 2 of 1');
  });
});

it('never throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.jsonValue().map((value) => JSON.stringify(value)), fc.array(fc.json()).map((lines) => lines.join('\n'))), (text) => !decodeRun(text).ok));
});
