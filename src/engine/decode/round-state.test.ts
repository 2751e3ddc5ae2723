/** The word numbers of the CPU are those of the shaders. */
import { expect, it } from 'vitest';

import source from '#shaders/lib/round-state.wgsl?raw';

import { STATE_WORDS } from '#engine/model/sequence.ts';
import { readState, stateWords, WORD } from './round-state.ts';

it('numbers the words as the shaders do', () => {
  const words = [...source.matchAll(/const STATE_(\w+): u32 = (\d+)u;/g)].map(([, name, value]) => [name!, Number(value)] as const);
  const shader = Object.fromEntries(words);
  expect(shader).toEqual({ ...WORD, WORDS: STATE_WORDS });
});

it('starts a sequence, and has it done where there is no room', () => {
  const settings = { committed: 5, limit: 9, stopToken: 2, forbiddenToken: null, temperature: 0.8, seed: 0xffffffff, sequence: 3 };
  const words = stateWords(settings);
  expect(readState(words)).toMatchObject({ committed: 5, done: 'running', rounds: 0 });
  expect(words[WORD.FORBIDDEN]).toBe(0xffffffff);
  expect(new Float32Array(words.buffer)[WORD.TEMPERATURE]).toBeCloseTo(0.8, 6);
  expect(readState(stateWords({ ...settings, limit: 5 })).done).toBe('length');
});
