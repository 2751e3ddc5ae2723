/** What a file comes to: both ends of the speed-ups, sameness as far as it was asked, a visit; and nothing that nobody measured. */
import { expect, it } from 'vitest';
import { sampleDecode, sampleFile, samplePass } from './sample-files.ts';
import { summaryOf } from './summary.ts';

const plainly = (sentences: readonly string[]): readonly string[] => sentences.map((sentence) => sentence.replaceAll('\u00a0', ' '));

it('names the slowest cell as plainly as the fastest, families aside', () => {
  const file = sampleFile('speculation', [sampleDecode(), sampleDecode({ drafter: 'prompt-lookup', gamma: 7, speedup: 0.468 }), sampleDecode({ family: 'tale', speedup: 9 })]);
  expect(plainly(summaryOf(file))).toEqual(['From 0.47× (Prompt lookup, γ = 7, greedy) to 1.50× (Draft model, γ = 4, greedy).', 'All 1,000 tokens that can be compared are those of plain decoding.']);
});

it('counts only texts that can be compared, and names the cells that differ', () => {
  const rows = [sampleDecode({ identical: null, tokens: 7 }), sampleDecode({ gamma: 7 })];
  expect(summaryOf(sampleFile('speculation', rows))[1]).toContain('All 500 tokens');
  expect(plainly(summaryOf(sampleFile('speculation', [...rows, sampleDecode({ gamma: 2, identical: false })])))[1]).toBe('In 1 of 2 cells the text differs from plain decoding: Draft model, γ = 2.');
});

it('tells of a claim that does not hold as plainly as of one that does', () => {
  const claim = { kind: 'claim', id: 'a', title: 'It learns', paper: null, measured: 0.5, interval: null, rule: 'below 1', holds: true, seeds: [1], scale: '', recorded: false } as const;
  const step = { kind: 'trainStep', method: 'sft', engine: 'ours', scope: 'training', repeats: 60, stepsPerSecond: 2, stepsPerSecondRange: [1, 3], tokensPerSecond: 400, tokensPerSecondRange: [200, 600] } as const;
  expect(summaryOf(sampleFile('training', [step, claim, { ...claim, measured: 1.5, holds: false }]))).toEqual([
    'Supervised, training, our kernels: 2.00 steps/s, 400 tokens/s.', 'Holds: It learns (0.500; below 1).', 'Does not hold: It learns (1.500; below 1).',
  ]);
});

it('says nothing of what was not measured', () => {
  expect(summaryOf(sampleFile('smoke', [samplePass()]))).toEqual([]);
  expect(plainly(summaryOf(sampleFile('smoke', [sampleDecode({ identical: null }), { kind: 'page', repeats: 3, firstMoveMs: 1234.4, firstMoveMsRange: [900, 1500] }])))).toEqual([
    '1.50× (Draft model, γ = 4, greedy).', 'A first visit waits 1,234 ms (900–1,500) until the recorded run moves.',
  ]);
});

it('tells what memory was taken, by what took it', () => {
  const memory = { kind: 'memory', model: 'A model', weights: 'q4', context: 512, peakBytes: 112_340_000, weightsBytes: 80e6, cacheBytes: 20e6, peakRatio: 1.1234 } as const;
  expect(summaryOf(sampleFile('real-model', [memory]))).toEqual(['A model took 112.3 MB of the GPU at its most: 80.0 MB of weights, 20.0 MB of cache, 12.3 MB of all else.']);
});
