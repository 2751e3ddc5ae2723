/** A run of shipped tasks is its inputs' own: twice the same hash in every memory mode, another for another seed or mode. (In Chromium: the suite `pibench`.) */
import { beforeAll, expect, it } from 'vitest';
import { diskFolder } from '../../../../scripts/pibench/disk-folder.ts';
import { MEMORY_MODES, type MemoryMode } from '../events.ts';
import { logHash } from '../exchange/log-hash.ts';
import { personaRoots, readDataset } from '../read/read-dataset.ts';
import { RULE_JUDGE } from '../rules/rule-judge.ts';
import type { Dataset } from '../task.ts';
import { labCells } from './lab-plan.ts';
import { isScripted, playScripted } from './play-scripted.ts';

let set: Dataset;
beforeAll(async () => {
  const folder = diskFolder('public/pibench');
  set = (await readDataset(folder, 'own', personaRoots(folder).slice(0, 1))).dataset;
});

async function hashOf(memory: MemoryMode, seed: number): Promise<string> {
  const [persona] = set.personas;
  const [dependent] = persona!.tasks.filter(({ role }) => role === 'dependent');
  const [cell] = labCells(set.personas, { scope: { kind: 'task', persona: persona!.id, task: dependent!.id }, agents: [{ kind: 'scripted', script: 'noisy-oracle' }], memories: [memory], seeds: [seed], judge: 'rules' }).filter(isScripted);
  return logHash(await playScripted(set, cell!, RULE_JUDGE, new AbortController().signal));
}

it('the same inputs, the same hash; others, another', async () => {
  const hashes = await Promise.all(MEMORY_MODES.map((memory) => hashOf(memory, 1)));
  expect(await Promise.all(MEMORY_MODES.map((memory) => hashOf(memory, 1)))).toEqual(hashes);
  expect(new Set([...hashes, await hashOf('notes', 2)]).size).toBe(MEMORY_MODES.length + 1);
});
