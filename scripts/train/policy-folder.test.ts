/**
 * A run's folder: rows behind its checkpoint are cut off and told again; another run's checkpoint is refused by the names of the choices that differ, and left as it is; what
 * is done has its traces and no checkpoint; a fresh start replaces both.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PolicyRow } from '#core/training/policy-rows.ts';
import type { KeptPolicy, PolicyEnd } from '#engine/train/policy-run.ts';
import { AskedAmiss } from './asked.ts';
import { PolicyFolder } from './policy-folder.ts';

const CHOICES = { policy: 'algebra-xs', alpha: 0.2, steps: 4 };
const rowOf = (step: number): PolicyRow => ({ step, kind: 'evaluation' }) as PolicyRow;
const keptAt = (step: number): KeptPolicy => ({ step, updates: step - 1, state: { values: Float32Array.of(step), m: Float32Array.of(2), v: Float32Array.of(3) } });
const END: PolicyEnd = { weights: new Map([['w', { shape: [1], data: Float32Array.of(1) }]]), traces: [{ task: { id: 'one' }, ids: [1], logProbs: Float32Array.of(-1) }] as unknown as PolicyEnd['traces'] };

let out: string;
let folder: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'policy-folder-'));
  folder = join(out, 'alpha0.2-seed1');
  writeFileSync(join(out, 'config.json'), '{}');
});
afterEach(() => { rmSync(out, { recursive: true }); });

const log = (): readonly unknown[] => readFileSync(join(folder, 'log.jsonl'), 'utf8').trim().split('\n').filter(Boolean).map((line) => (JSON.parse(line) as PolicyRow).step);

/** Killed behind the third row, of which nothing was kept. */
async function killed(): Promise<void> {
  const run = await PolicyFolder.open(folder, CHOICES, false);
  expect(run.kept).toBeNull();
  run.row(rowOf(0));
  run.row(rowOf(1));
  await run.keep(keptAt(1));
  run.row(rowOf(2));
}

it('goes on from the checkpoint, with the log as it was then', async () => {
  await killed();
  expect(log()).toEqual([0, 1, 2]);
  const again = await PolicyFolder.open(folder, CHOICES, false);
  expect(again.kept).toMatchObject(keptAt(1));
  expect(log()).toEqual([0, 1]);
  again.row(rowOf(2));
  await again.keep(keptAt(2));
  expect((await PolicyFolder.open(folder, CHOICES, false)).kept).toMatchObject(keptAt(2));
  expect(log()).toEqual([0, 1, 2]);
});

it('refuses to write over a run of other choices', async () => {
  await killed();
  const other = PolicyFolder.open(folder, { policy: 'algebra-s', alpha: 0.2, steps: 5 }, false);
  await expect(other).rejects.toThrow(AskedAmiss);
  await expect(other).rejects.toThrow('other choices (policy, steps)');
  expect(log()).toEqual([0, 1, 2]);
});

it('is done with its traces, and keeps no checkpoint then; stopped, it is not', async () => {
  await killed();
  const run = await PolicyFolder.open(folder, CHOICES, false);
  await run.end({ ...END, traces: null }, join(out, 'config.json'), 2);
  expect([PolicyFolder.isDone(folder), existsSync(join(folder, 'model.safetensors'))]).toEqual([false, true]);
  await run.end(END, join(out, 'config.json'), 2);
  expect(PolicyFolder.isDone(folder)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'log.jsonl', 'model.safetensors', 'traces.jsonl']);
});

it('begins anew where that is asked for, and nothing of before is left', async () => {
  await killed();
  const fresh = await PolicyFolder.open(folder, { ...CHOICES, steps: 9 }, true);
  expect([fresh.kept, log()]).toEqual([null, []]);
  expect((await PolicyFolder.open(folder, CHOICES, false)).kept).toBeNull();
  await fresh.end(END, join(out, 'config.json'), 2);
  await PolicyFolder.open(folder, CHOICES, true);
  expect(PolicyFolder.isDone(folder)).toBe(false);
  expect(readdirSync(folder)).toEqual(['log.jsonl']);
});
