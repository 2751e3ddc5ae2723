/** A run is read with the tasks that it brought, else with the set's; a file's run of other tasks is known by its fingerprint, of the set or of the person alone. */
import { expect, it } from 'vitest';
import { hashOf } from '#core/pibench/read/read-dataset.ts';
import { simulatedDataset, simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import { isOfOtherTasks, stagedPersona } from './staged-persona.ts';

const { personas } = simulatedDataset;
const own = personas.find(({ id }) => id === simulatedPersona.id)!;
const played = { ...own, tasks: [] };
const run = (hash: string) => ({ ...simulatedPibenchRun, header: { ...simulatedPibenchRun.header, dataset: { ...simulatedPibenchRun.header.dataset, hash } } });

it('is read with what it brought, else with the set’s', () => {
  expect(stagedPersona({ run: run('x'), brought: { persona: played } }, personas)).toBe(played);
  expect(stagedPersona({ run: run('x'), brought: { persona: null } }, personas)).toBe(own);
  expect(stagedPersona({ run: run('x'), brought: null }, personas)).toBe(own);
  expect([stagedPersona({ run: run('x'), brought: null }, []), stagedPersona({ run: null, brought: null }, personas)]).toEqual([null, null]);
});

it('is of other tasks where a file’s fingerprint is neither the set’s nor the person’s', () => {
  const of = (hash: string, brought: { persona: typeof own | null } | null) => isOfOtherTasks({ run: run(hash), brought }, simulatedDataset);
  expect(of('of last week', { persona: null })).toBe(true);
  expect([of(simulatedDataset.hash, { persona: null }), of(hashOf([own]), { persona: null })]).toEqual([false, false]);
  // it brought its tasks; it was made here; nobody knows the person
  expect([of('of last week', { persona: played }), of('of last week', null), isOfOtherTasks({ run: run('x'), brought: { persona: null } }, { hash: '', personas: [] })]).toEqual([false, false, false]);
});
