/** Files of texts: the one that ships, one without held-out texts, one of another layout, one that is no JSON: each of the others a sentence of its own. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseConfig } from '#engine/model/config.ts';
import { ModelFileError } from './fetch-file.ts';
import { readTrainingTexts } from './load-training-texts.ts';

const target = parseConfig(JSON.parse(readFileSync('public/models/target/config.json', 'utf8')));
const text = ['date', [5, 6], [7]];
const whole = { target: 'ab'.repeat(32), sft: [text], opd: [text], heldOut: [text] };
const read = (content: string): ReturnType<typeof readTrainingTexts> => readTrainingTexts({ name: 'texts.json', content: new TextEncoder().encode(content).buffer }, target);

it('reads those that ship, and a small file', async () => {
  expect((await read(readFileSync('public/training/texts.json', 'utf8'))).heldOut.length).toBeGreaterThan(24);
  expect(await read(JSON.stringify(whole))).toMatchObject({ heldOut: [{ family: 'date', prompt: [5, 6], answer: [7] }] });
});

it.each([
  ['no held-out texts', JSON.stringify({ ...whole, heldOut: [] }), 'The training texts cannot be used: there are no held-out texts to measure on (heldOut). '],
  ['no list of them', JSON.stringify({ ...whole, heldOut: undefined }), 'The training texts cannot be used: target, sft, opd or heldOut is missing. '],
  ['a token that is none', JSON.stringify({ ...whole, opd: [['date', [5, 6], [1024]]] }), 'they name a token that the target does not have.'],
  ['no JSON', 'sft', 'texts.json is not JSON.'],
])('%s is a sentence', async (_, content, sentence) => {
  await expect(read(content)).rejects.toThrow(sentence);
  await expect(read(content)).rejects.toThrow(ModelFileError);
});
