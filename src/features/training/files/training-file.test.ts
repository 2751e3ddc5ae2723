/** What a chosen file is: a log; weights, by their first bytes, however large; a header that claims more than there is; too large; none of these. */
import { describe, expect, it } from 'vitest';
import { MOST_TRAINING_BYTES, encodeTraining } from '#core/training/training-codec.ts';
import { sftTraining } from '#core/training/simulated-trainings.ts';
import { zipFiles } from '#ui/zip-files.ts';
import { readTrainingFile } from './training-file.ts';

const HEADER = '{"__metadata__":{}}';

function safetensors(claimed: number): Blob {
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(claimed), true);
  return new Blob([length.buffer, HEADER]);
}

const sentence = async (file: Blob): Promise<string> => {
  const read = await readTrainingFile(file);
  return read.ok ? '' : read.sentence;
};

describe('a chosen file', () => {
  it('that is a training is read', async () => expect((await readTrainingFile(new Blob([encodeTraining(sftTraining, '2026-01-02')]))).ok).toBe(true));

  it('that holds weights is said to, with what to do', async () => {
    const zip = new Blob([zipFiles(new Map([['weights/config.json', new TextEncoder().encode('{}')]]))]);
    expect(await sentence(zip)).toMatch(/^This is a zip archive, such as “Save weights” makes, and not the log of a training \(JSON\).+Speculate with it/);
    expect(await sentence(safetensors(HEADER.length))).toMatch(/^These are weights \(safetensors\), and not the log of a training \(JSON\).+Speculate with it/);
  });

  it('that holds weights is said to, though it is larger than any log', async () => {
    const rest = new Uint8Array(MOST_TRAINING_BYTES + 1);
    expect(await sentence(new Blob([safetensors(HEADER.length), rest]))).toContain('safetensors');
    expect(await sentence(new Blob([rest]))).toContain('so it was not read');
  });

  it.each([['ends before its header', safetensors(1000)], ['claims more than any file', safetensors(2 ** 53)], ['is empty', new Blob([])], ['is shorter than what is looked at', new Blob(['PK'])]])('that %s is no training', async (_, file) => {
    expect(await sentence(file)).toMatch(/^This file is no training/);
  });
});
