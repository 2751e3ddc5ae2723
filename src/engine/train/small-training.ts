/** A whole training on a small random pair, for tests: a target of 64 dimensions, texts that it wrote greedily, a DFlash drafter. */
import { readFileSync } from 'node:fs';
import { TextTokenizer } from '#core/tokenizer/text-tokenizer.ts';
import { DEFAULT_TRAINING } from '#core/training/training-config.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import type { TrainingText } from '#core/training/training-texts.ts';
import { FastDecoder } from '#engine/decode/fast.ts';
import { plainRound } from '#engine/decode/plain.ts';
import { ablated, everyOther, randomDFlash, randomEagle, randomPair, smallTarget } from '#engine/decode/random-pair.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { normals, randomDFlashWeights, randomEagleWeights, randomWeights } from '#engine/model/random-weights.ts';
import type { LoadedTexts } from '#engine/load/load-training-texts.ts';
import type { TrainingMessage } from '#engine/protocol.ts';
import { CheckpointSlots } from './checkpoint-slots.ts';
import { MemoryFiles } from './memory-files.ts';
import type { TrainingEngine } from './open-student.ts';
import { publishedDFlash, publishedEagle } from './small-drafters.ts';
import { runTraining } from './training-run.ts';

const SHA = 'a'.repeat(64);
const PROMPT = 5;
const ANSWER = 24;

export interface SmallTraining {
  readonly engine: TrainingEngine;
  readonly data: LoadedTexts;
}

/** `ablations`: its drafters draft the other way round than they were published. */
export async function smallTraining(gpu: Gpu, { ablations = false } = {}): Promise<SmallTraining> {
  const config = { ...smallTarget, hidden: 64 };
  const weights = randomWeights(config, 3);
  const pair = await randomPair(gpu, config, { weights, ablations });
  const published = [randomDFlash(config), randomEagle(config)] as const;
  const [block, ahead] = ablations ? ablated(...published) : published;
  const dflash = { config: block, weights: randomDFlashWeights(block, 5), published: publishedDFlash(block, SHA) };
  const eagle3 = { config: ahead, weights: randomEagleWeights(ahead, everyOther(ahead), 7), published: publishedEagle(ahead, SHA) };
  const tokenizer = new TextTokenizer(JSON.parse(readFileSync('public/models/target/tokenizer.json', 'utf8')));
  const identity = { name: 'small', parameters: 1, sha256: SHA };
  const engine = { pair, tokenizer, target: identity, draft: identity, dflash: identity, eagle3: identity, parts: { target: { config, weights }, dflash, eagle3 }, now: () => 0 };
  const plain = new FastDecoder(plainRound(pair, 0), () => 0);
  const normal = normals(11);
  const texts: TrainingText[] = [];
  for (let i = 0; i < 12; i++) {
    const prompt = Array.from({ length: PROMPT }, () => 8 + (Math.floor(Math.abs(normal()) * 1000) % 50));
    const { tokens } = await plain.decode({ prompt, maxTokens: ANSWER, stopToken: null, forbiddenToken: null, temperature: 0, seed: 1, sequence: 0 });
    texts.push({ family: i % 2 ? 'odd' : 'even', prompt, answer: tokens });
  }
  plain.destroy();
  return { engine, data: { target: SHA, sha256: 'c'.repeat(64), sft: texts.slice(0, 6), opd: texts.slice(6, 9), heldOut: texts.slice(9) } };
}

export const SMALL: TrainingConfig = { ...DEFAULT_TRAINING, steps: 5, texts: 2, anchors: 4, rate: 3e-3 };

export interface TrainedSoFar {
  readonly messages: readonly TrainingMessage[];
  readonly files: MemoryFiles;
}

/** Trains until `until`, then stops. */
export async function trainSmall(
  { engine, data }: SmallTraining, config: TrainingConfig, { until = Infinity, resume = false, files = new MemoryFiles() }: { readonly until?: number; readonly resume?: boolean; readonly files?: MemoryFiles } = {},
): Promise<TrainedSoFar> {
  const gate = new TrainingGate();
  gate.allow(until);
  const messages: TrainingMessage[] = [];
  const emit = (message: TrainingMessage): void => {
    messages.push(structuredClone(message));
    if (message.kind === 'events' && message.events.some((event) => event.type === 'step' && event.step >= until)) gate.stop();
  };
  await runTraining({ engine, data, slots: new CheckpointSlots(files, 'small'), heldOut: 3 }, { config, resume }, { emit, gate });
  return { messages, files };
}
