/** What leaves the page comes back whole, lands on the same selection, and is harmless to whatever opens it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTrace, encodeTrace, NO_CUT } from './codec.ts';
import { EventLog } from './event-log.ts';
import type { SpecEvent } from './events.ts';
import { knownAs } from './figures.ts';
import { runFileName, saveRun } from './saved-run.ts';
import { simulateRun } from './simulated-run.ts';
import { slotsCsv } from './slots-csv.ts';

const simulated = simulateRun({ blur: 0.7 });
/** As the engine gives it: no date, and a vocabulary that came with the events. */
function live(events: readonly SpecEvent[] = simulated.events): EventLog {
  const { simulated: _, ...header } = simulated.header;
  const log = new EventLog({ ...header, recordedAt: null, vocabulary: {} });
  log.append(events, simulated.header.vocabulary);
  return log;
}

function opened(text: string) {
  const decoded = decodeTrace(text);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.fault));
  return decoded;
}

describe('a saved run', () => {
  it('is a recording of its day, with every event and the selection', () => {
    const { log, at } = opened(saveRun(live(), { round: 3, slot: 2 }, '2026-11-24'));
    expect([knownAs(live()), knownAs(log), log.header.recordedAt]).toEqual(['measured', 'recorded', '2026-11-24']);
    expect(at).toEqual({ round: 3, slot: 2 });
    expect(log.events).toHaveLength(simulated.length);
    expect(log.text(simulated.header.promptTokens[3]!)).toBe(simulated.text(simulated.header.promptTokens[3]!));
  });

  it('keeps the date that it has, and is the same when it is saved again', () => {
    const once = saveRun(simulated, null, '2030-01-01');
    const { log, at } = opened(once);
    expect([log.header.recordedAt, at]).toEqual(['2026-01-01', null]);
    expect(saveRun(log, null, '2031-01-01')).toBe(once);
  });

  it('cuts nothing', () => {
    const target = (log: EventLog) => log.events.find((event) => event.type === 'verify.slot')!.target.tokens;
    expect(target(opened(saveRun(simulated, null, '')).log)).toEqual(target(simulated));
  });

  it('can be saved while it is made, at any event', () => {
    fc.assert(fc.property(fc.nat(simulated.length), (end) => {
      expect(opened(saveRun(live(simulated.events.slice(0, end)), null, '2026-11-24')).log.length).toBe(end);
    }), { numRuns: 60 });
  });

  it('opens without its selection where that is nonsense', () => {
    const raw = JSON.parse(encodeTrace(simulated, NO_CUT)) as object;
    for (const at of ['6.3', null, { round: -1, slot: 1 }, { round: 1 }, []]) expect(opened(JSON.stringify({ ...raw, at })).at).toBeNull();
  });
});

describe('a file name', () => {
  it('tells prompt and drafter', () => {
    expect(runFileName({ prompt: 'Solve 3x+47=158.', drafter: 'draft-model' }, 'json')).toBe('slipstream-solve-3x-47-158-draft-model.json');
  });
  it('is a plain name, whatever the prompt', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (prompt) => {
      expect(runFileName({ prompt, drafter: 'none' }, 'csv')).toMatch(/^slipstream-[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?-none\.csv$/);
    }));
  });
});

/** RFC 4180, by hand. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, inside] = ['', false];
  for (let i = 0; i < csv.length; i += 1) {
    const c = csv[i]!;
    if (inside && c === '"' && csv[i + 1] === '"') { cell += '"'; i += 1; }
    else if (c === '"') inside = !inside;
    else if (!inside && c === ',') { rows.at(-1)!.push(cell); cell = ''; }
    else if (!inside && c === '\r' && csv[i + 1] === '\n') { rows.at(-1)!.push(cell); cell = ''; rows.push([]); i += 1; }
    else cell += c;
  }
  return rows.slice(0, -1);
}

describe('the table of slots', () => {
  it('has one line per slot, with what the log says', () => {
    const [head, ...rows] = parsed(slotsCsv(simulated));
    expect(head).toEqual(['round', 'position', 'slot', 'parent', 'token id', 'token', 'p', 'q', 'u', 'drawn', 'verdict']);
    const slots = simulated.events.filter((event) => event.type === 'verify.slot');
    expect(rows).toHaveLength(slots.length);
    slots.forEach((event, i) => {
      const row = rows[i]!;
      expect([Number(row[0]), Number(row[2]), Number(row[4]), row[10]]).toEqual([event.round, event.slot, event.token, event.verdict]);
      expect([Number(row[6]), Number(row[7]), row[8] === '' ? null : Number(row[8])]).toEqual([event.p, event.q, event.u]);
    });
  });

  it('keeps any text in its cell, and no cell is a formula', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r', ' =1', '"', ',', 'a\r\nb', '\n')), (text) => {
      const token = simulated.events.find((event) => event.type === 'draft.token')!.token;
      const log = new EventLog({ ...simulated.header, vocabulary: { ...simulated.header.vocabulary, [token]: text } }, simulated.events);
      const rows = parsed(slotsCsv(log));
      expect(rows.every((row) => row.length === 11)).toBe(true);
      const cell = rows[1]![5]!;
      expect([text, `'${text}`]).toContain(cell);
      expect(cell.trimStart()).not.toMatch(/^[=+\-@]/);
    }));
  });
});
