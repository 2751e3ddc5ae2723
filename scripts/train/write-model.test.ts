/** A model over an older one: both files are new, nothing else is left; one that cannot be written leaves the older one whole. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import { writeModel } from './write-model.ts';

let folder: string;
let config: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-model-'));
  config = `${folder}.config`;
  writeFileSync(config, '{"new":1}');
  writeFileSync(join(folder, 'config.json'), '{"old":1}');
  writeFileSync(join(folder, 'model.safetensors'), 'old');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(config, { force: true });
});

const weights = new Map([['w', { shape: [2], data: Float32Array.of(1, 2) }]]);
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

it('is written whole', () => {
  writeModel(folder, config, weights);
  expect(readdirSync(folder).sort()).toEqual(['config.json', 'model.safetensors']);
  expect(text('config.json')).toBe('{"new":1}');
  expect([...readSafetensors(new Uint8Array(readFileSync(join(folder, 'model.safetensors'))).buffer, 'model.safetensors').keys()]).toEqual(['w']);
});

it('leaves the older one where the new one cannot be had', () => {
  expect(() => writeModel(folder, `${config}.gone`, weights)).toThrow('ENOENT');
  expect([text('config.json'), text('model.safetensors')]).toEqual(['{"old":1}', 'old']);
});
