/**
 * Whose run stands on the stage, with which tasks: those that came with the run, where it brought its own (outputs are scored by the criteria that they
 * were played with), else the set's. A run from a file brings a fingerprint alone: where that is another, its scores are by today's criteria, and that is said.
 */
import { hashOf } from '#core/pibench/read/read-dataset.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import type { PibenchSession } from './pibench-session.ts';

type Staged = Pick<PibenchSession, 'run' | 'brought'>;

export function stagedPersona({ run, brought }: Staged, personas: readonly Persona[]): Persona | null {
  if (!run) return null;
  return brought?.persona ?? personas.find(({ id }) => id === run.header.persona) ?? null;
}

const hashes = new WeakMap<Persona, string>();

/** As a run of one persona knows its set. */
function hashAlone(persona: Persona): string {
  const hash = hashes.get(persona) ?? hashOf([persona]);
  hashes.set(persona, hash);
  return hash;
}

/** The run was made with other tasks than those that it is read with. */
export function isOfOtherTasks({ run, brought }: Staged, { hash, personas }: Pick<Dataset, 'hash' | 'personas'>): boolean {
  if (!run || !brought || brought.persona) return false;
  const persona = personas.find(({ id }) => id === run.header.persona);
  return persona !== undefined && run.header.dataset.hash !== hash && run.header.dataset.hash !== hashAlone(persona);
}
