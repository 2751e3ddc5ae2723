/** A masked run is still a run: no secret is in its file, evidence still points at the same words, and the file can be read again. */
import { expect, it } from 'vitest';
import type { PiEvent } from '../events.ts';
import { maskedRun } from './masked-run.ts';
import { decodeRun, encodeRun } from './run-codec.ts';
import { keeper, keeperRun } from './synthetic-run.ts';

it('holds no login, keeps its evidence, and can be read again', async () => {
  const run = await keeperRun('noisy-oracle', 'transcript');
  const lead = 'As moth7wing said: ';
  const moved = <One extends { evidence: readonly { start: number; end: number }[] }>(one: One): One => ({ ...one, evidence: one.evidence.map(({ start, end }) => ({ start: start + lead.length, end: end + lead.length })) });
  const all = <One extends { evidence: readonly { start: number; end: number }[] }>(of: Readonly<Record<string, One>>): Record<string, One> => Object.fromEntries(Object.entries(of).map(([id, one]) => [id, moved(one)]));
  const events = run.events.flatMap((event): PiEvent[] => {
    if (event.type === 'user' && event.reason === 'opening') return [{ ...event, text: 'My password is moth7wing.' }];
    if (event.type === 'message') return [{ type: 'delta', turn: event.turn, text: 'moth7' }, { ...event, text: lead + event.text }];
    if (event.type === 'verdicts') return [{ ...event, satisfied: all(event.satisfied), asked: all(event.asked), criteria: event.criteria.map(moved) }];
    if (event.type === 'file') return [{ ...event, text: 'moth7wing' }];
    if (event.type === 'session') return [{ ...event, memory: 'moth7wing' }];
    return event.type === 'memory' ? [{ ...event, text: 'moth7wing' }] : [event];
  });
  const masked = maskedRun({ header: run.header, events }, keeper).run;
  const file = encodeRun(masked);
  expect(JSON.stringify(masked)).not.toContain('moth7');
  expect(decodeRun(file)).toMatchObject({ ok: true });
  const quotes = (of: readonly PiEvent[]): string[] => {
    let message = '';
    return of.flatMap((event) => {
      if (event.type === 'message') message = event.text;
      return event.type === 'verdicts' ? [...Object.values(event.satisfied), ...Object.values(event.asked)].flatMap(({ evidence }) => evidence.map(({ start, end }) => message.slice(start, end))) : [];
    });
  };
  expect(quotes(masked.events)).toEqual(quotes(run.events));
  expect(quotes(masked.events).length).toBeGreaterThan(3);
});
