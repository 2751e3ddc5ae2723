/** A run comes back as far as it was kept, ended where it broke off; not one of other tasks; nothing is lost silently where storage is full. */
import { expect, it } from 'vitest';
import { hashOf } from '#core/pibench/read/read-dataset.ts';
import { simulatedPersona as persona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import type { PiRun } from '#core/pibench/events.ts';
import { KeptOwnRun } from './kept-own-run.ts';

const header = { ...simulatedPibenchRun.header, dataset: { name: 'own', kind: 'own' as const, hash: hashOf([persona]) } };
const whole: PiRun = { header, events: simulatedPibenchRun.events };
function storage() {
  const kept = new Map<string, string>();
  return () => ({ getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, text: string) => void kept.set(name, text) });
}

it('comes back after a reload, without the pieces of its messages', () => {
  const place = storage();
  const own = new KeptOwnRun(place);
  expect([own.run([persona]), own.lacks(whole)]).toEqual([null, true]);
  own.keep(whole);
  expect(own.lacks(whole)).toBe(false);
  expect(new KeptOwnRun(place).run([persona])).toEqual({ header, events: whole.events.filter(({ type }) => type !== 'delta') });
});

it('ends a session that was under way where it was', () => {
  const place = storage();
  const cut = whole.events.slice(0, whole.events.findIndex(({ type }) => type === 'verdicts') + 1);
  new KeptOwnRun(place).keep({ header, events: cut });
  const back = new KeptOwnRun(place);
  const run = back.run([persona])!;
  expect(run.events.slice(-2)).toEqual([{ type: 'close', task: header.tasks[0], turn: 1, reason: 'stopped' }, { type: 'end' }]);
  expect(back.lacks(run)).toBe(false);
});

it('is not shown on tasks that have changed', () => {
  const place = storage();
  new KeptOwnRun(place).keep(whole);
  expect(new KeptOwnRun(place).run([{ ...persona, role: 'Another.' }])).toBeNull();
});

it('says of a run that could not be kept that it is lacking', () => {
  const own = new KeptOwnRun(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  own.keep(whole);
  expect([own.lacks(whole), own.run([persona])]).toEqual([true, null]);
});
