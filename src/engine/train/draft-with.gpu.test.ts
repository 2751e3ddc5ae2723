/**
 * Decoding with the weights of a kept training: what is written is what plain decoding writes, in chains and trees; what is proposed is not
 * what the drafter that came with the page proposes, and measures as the training did; a training beside another target is refused.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainedDrafter as Kind, TrainingConfig } from '#core/training/training-events.ts';
import { fastRound, type DraftChoice } from '#engine/decode/chosen-round.ts';
import type { Pair } from '#engine/decode/pair.ts';
import { plainRound } from '#engine/decode/plain.ts';
import { fastText } from '#engine/decode/run-rounds.ts';
import { startText, type TextRequest } from '#engine/decode/start-text.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { readBack } from '#engine/gpu/read-back.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { draftWith, type DraftingEngine } from './draft-with.ts';
import { KeptTrainings } from './kept-trainings.ts';
import { SMALL, smallTraining, trainSmall, type SmallTraining } from './small-training.ts';

let gpu: Gpu;
let training: SmallTraining;
beforeAll(async () => {
  gpu = await testGpu();
  training = await smallTraining(gpu);
});

const request = (part: Partial<TextRequest> = {}): TextRequest => ({
  prompt: [1, 4, 20, 33, 9, 20, 33, 5, 41, 12, 50], maxTokens: 60, stopToken: null, forbiddenToken: null, temperature: 0, seed: 11, sequence: 0, ...part,
});
const choice = (drafter: Kind, part: Partial<DraftChoice> = {}): DraftChoice => ({ drafter, gamma: 4, treeBudget: 0, rule: 'R4', temperature: 0, ...part });

/** What the pair's drafter would say behind each of the held-out texts. */
async function proposals(pair: Pair, drafter: Kind, treeBudget = 0): Promise<number[][]> {
  const round = await fastRound(pair, choice(drafter, { treeBudget }));
  const all: number[][] = [];
  for (const { prompt, answer } of training.data.heldOut) {
    const text = [...prompt, ...answer.slice(0, 6)];
    startText(pair, round.options.drafter, request({ prompt: text }));
    const encoder = gpu.device.createCommandEncoder();
    round.options.drafter.record(encoder);
    gpu.device.queue.submit([encoder.finish()]);
    all.push([...new Uint32Array(await readBack(gpu, pair.sequence.tokens))].slice(text.length, text.length + 4));
  }
  return all;
}

describe.each([['dflash', 'block'], ['eagle3', 'autoregressive'], ['dflash', 'autoregressive'], ['eagle3', 'block']] as const)('%s, %s, trained for two steps', (drafter, proposal) => {
  const config: TrainingConfig = { ...SMALL, drafter, proposal };
  let drafting: DraftingEngine;
  beforeAll(async () => {
    const { files } = await trainSmall(training, config, { until: 2 });
    const [kept] = await new KeptTrainings(files).list();
    drafting = await draftWith(training.engine, await new KeptTrainings(files).find(kept!.drafter!.weights));
  }, 300_000);

  it('says what it is by the hash of its weights', () => {
    expect(drafting[drafter]).not.toEqual(training.engine[drafter]);
    expect(drafting[drafter]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(drafting.pair.drafterBytes(drafter)).toBeGreaterThan(0);
  });

  it('writes what plain decoding writes, and what it writes with the drafter that it stands in for', async () => {
    for (const temperature of [0, 0.8]) {
      const asked = request({ temperature });
      const plain = (await fastText(plainRound(training.engine.pair, temperature), asked)).tokens;
      expect(plain).toHaveLength(60);
      for (const treeBudget of [0, 9]) {
        const round = choice(drafter, { treeBudget, temperature });
        expect((await fastText(await fastRound(drafting.pair, round), asked)).tokens).toEqual(plain);
        expect((await fastText(await fastRound(training.engine.pair, round), asked)).tokens).toEqual(plain);
      }
    }
  });

  it.each([0, 9])('proposes something else, in a chain and in a tree (%i drafts)', async (treeBudget) => {
    const [own, shipped] = [await proposals(drafting.pair, drafter, treeBudget), await proposals(training.engine.pair, drafter, treeBudget)];
    expect(own).not.toEqual(shipped);
    expect(await proposals(drafting.pair, drafter, treeBudget)).toEqual(own);
  });

  it('drafts as it was taught', () => {
    expect(drafter === 'dflash' ? drafting.pair.dflash!.config.proposal : drafting.pair.eagle3!.blocks && 'block').toBe(drafter === 'eagle3' && proposal === 'autoregressive' ? null : proposal);
  });
});

it('a training beside another target is refused, whatever it is asked for', async () => {
  const { files } = await trainSmall(training, SMALL, { until: 1 });
  const trainings = new KeptTrainings(files);
  const found = await trainings.find((await trainings.list())[0]!.drafter!.weights);
  const other = { ...training.engine, target: { ...training.engine.target, sha256: 'b'.repeat(64) } };
  await expect(draftWith(other, found)).rejects.toThrow('These weights were trained beside another target');
});
