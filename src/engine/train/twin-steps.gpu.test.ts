/**
 * Ten training steps beside PyTorch's (of Draft-OPD four), from the same weights on the same texts and rounds: loss and norm of every step, every
 * gradient and weight of the first and the last (pytorch/dflash_steps.py, eagle3_steps.py, ablation_steps.py and draft_opd_steps.py made them in
 * f64). Bounds are the issue's: 1e-4.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { armConfig } from '#core/training/arms.ts';
import { learningRate } from '#core/training/learning-rate.ts';
import { labelLessons, roundLessons, UNUSED, type Lesson, type SlotTarget } from '#core/training/lessons.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import { testGpu } from '#engine/gpu/test-gpu.ts';
import { parseConfig } from '#engine/model/config.ts';
import type { EagleConfig } from '#engine/model/eagle-config.ts';
import { readSafetensors } from '#engine/weights/safetensors.ts';
import type { Tensor, Weights } from '#engine/model/weights.ts';
import { DFlashNetwork } from './dflash-network.ts';
import type { RowOf, StudentNetwork } from './drafter-student.ts';
import { Eagle3Network } from './eagle3-network.ts';
import { Parameters } from './parameters.ts';
import { relativeError } from './relative-error.ts';
import { SlotLosses } from './slot-losses.ts';
import type { Weight } from './tape.ts';
import { Trainer, type TrainedNetwork } from './trainer.ts';

let gpu: Gpu;
beforeAll(async () => {
  gpu = await testGpu();
});

interface Steps {
  readonly config: Readonly<Record<'hidden_size' | 'num_hidden_layers' | 'num_attention_heads' | 'num_key_value_heads' | 'head_dim' | 'vocab_size' | 'max_position_embeddings' | 'rms_norm_eps' | 'rope_theta' | 'block_size' | 'draft_vocab_size', number>> & { readonly target_layer_ids: readonly number[] };
  readonly decay: number;
  readonly optimiser: { readonly lr: number; readonly beta1: number; readonly beta2: number; readonly weightDecay: number; readonly clip: number; readonly warmup: number; readonly steps: number };
  readonly weightSum: number;
  readonly steps: readonly { readonly loss: number; readonly lr: number; readonly gradientNorm: number }[];
}

function fixture(name: string): { steps: unknown; tensor: (name: string) => Tensor; group: (prefix: string) => Weights } {
  const at = `public/models/fixtures/${name}-steps`;
  const steps = JSON.parse(readFileSync(`${at}.json`, 'utf8')) as unknown;
  const bytes = new Uint8Array(readFileSync(`${at}.safetensors`));
  const tensors = readSafetensors(bytes.buffer, name);
  const tensor = (key: string): Tensor => {
    const found = tensors.get(key);
    if (!found) throw new Error(`The fixture lacks ${key}.`);
    return found;
  };
  return { steps, tensor, group: (prefix) => new Map([...tensors].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value])) };
}

const frozen = ({ shape, data }: Tensor): Weight => ({ shape, data: { buffer: gpu.uploaded('frozen', data) }, gradient: null });

/** Each lesson's slots at the rows of logits that foretell them. */
function targetsOf(network: TrainedNetwork, rowOf: RowOf, lessons: readonly Lesson[]): SlotTarget[] {
  const targets: SlotTarget[] = Array.from({ length: network.logits.rows.count }, () => UNUSED);
  for (const [block, { slots }] of lessons.entries()) for (const [slot, target] of slots.entries()) if (target.kind !== 'none') targets[rowOf(block, slot)] = target;
  return targets;
}

function parametersOf(group: (prefix: string) => Weights): Parameters {
  const initial = group('initial/');
  const parameters = new Parameters(gpu, new Map([...initial].map(([name, { shape }]) => [name, shape])));
  parameters.write(initial);
  return parameters;
}

interface Run {
  readonly steps: Pick<Steps, 'optimiser' | 'steps'>;
  readonly group: (prefix: string) => Weights;
  readonly parameters: Parameters;
  readonly network: TrainedNetwork;
  readonly losses: SlotLosses;
  readonly targets: readonly SlotTarget[];
  /** What PyTorch's loss has above the sum of ours: the teacher's entropy. */
  readonly above?: number;
}

async function expectTheSameSteps({ steps: { optimiser, steps }, group, parameters, network, losses, targets, above = 0 }: Run): Promise<void> {
  const { beta1, beta2, weightDecay: decay, clip, lr: peak, warmup } = optimiser;
  const trainer = await Trainer.create(gpu, network, parameters, losses, { beta1, beta2, decay, clip });
  losses.write(targets);
  const close = (actual: Weights, expected: Weights): void => {
    expect([...actual.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
    for (const [name, { data }] of actual) expect(relativeError(data, expected.get(name)!.data), name).toBeLessThan(1e-4);
  };
  for (const [i, { loss, lr, gradientNorm }] of steps.entries()) {
    const rate = learningRate({ peak, warmup, steps: optimiser.steps }, i + 1);
    expect(rate).toBeCloseTo(lr, 12);
    const report = await trainer.step(rate);
    const ours = above + targets.reduce((sum, { weight }, row) => sum + weight * report.figures[row]!.loss, 0);
    expect(Math.abs(ours / loss - 1)).toBeLessThan(1e-4);
    expect(Math.abs(report.gradientNorm / gradientNorm - 1)).toBeLessThan(1e-4);
    if (i === 0 || i === steps.length - 1) {
      close(await parameters.readGradients(), group(`gradient-${i + 1}/`));
      close(await parameters.readWeights(), group(`weight-${i + 1}/`));
    }
  }
}

interface BlockSteps extends Steps {
  /** Of a drafter that cannot say all: the target's id of each token that it can. */
  readonly used?: readonly number[];
  readonly texts: readonly { readonly ids: readonly number[]; readonly anchors: readonly number[] }[];
}

/** Blocks taught by the texts' own tokens: the network says which row foretells which slot. */
async function expectTheSameBlocks(name: string, networkOf: (made: BlockSteps, parameters: Parameters, table: Weight) => Promise<StudentNetwork>): Promise<void> {
  const { steps: made, tensor, group } = fixture(name);
  const steps = made as BlockSteps;
  const { config: c, used, texts, decay } = steps;
  const parameters = parametersOf(group);
  const network = await networkOf(steps, parameters, frozen(tensor('embedding')));
  const losses = await SlotLosses.create(network.tape, network.logits, { teacherRows: 0, ...(used && { mapped: { teacherVocabulary: c.vocab_size, ids: Uint32Array.from(used) } }) });
  const blocks = texts.flatMap(({ anchors }, text) => anchors.map((anchor) => ({ text, anchor })));
  const rowOf = network.write(texts.map(({ ids }, i) => ({ ids, features: tensor(`features.${i}`).data })), blocks);
  const lessons = labelLessons(texts.map(({ ids }) => ({ ids, teacherRow: 0 })), blocks, 'ce', c.block_size, decay);
  const total = lessons.reduce((sum, { slots }) => slots.reduce((own, { kind, token, weight }) => own + (kind !== 'none' && (used?.includes(token) ?? true) ? weight : 0), sum), 0);
  const said = lessons.map((lesson) => ({
    ...lesson,
    slots: lesson.slots.map((target) => {
      const place = used ? used.indexOf(target.token) : target.token;
      return place < 0 ? UNUSED : { ...target, token: place, weight: target.weight / total };
    }),
  }));
  const targets = targetsOf(network, rowOf, said);
  await expectTheSameSteps({ steps, group, parameters, network, losses, targets });
}

describe('blocks of two texts: some overlap, one reaches over the end', () => {
  it.each([['dflash', 'block'], ['dflash-autoregressive', 'autoregressive']] as const)('%s', async (name, proposal) => {
    await expectTheSameBlocks(name, ({ config: c }, parameters, table) => {
      const decoder = parseConfig({ ...c, model_type: 'qwen3', tie_word_embeddings: true });
      const config = { decoder, proposal, block: c.block_size, maskToken: 3, targetLayers: 6, taps: c.target_layer_ids, target: null };
      return DFlashNetwork.create(gpu, config, parameters, { embedding: table, head: table }, { blocks: 16, positions: 64 });
    });
  });
  it('eagle3-block', async () => {
    await expectTheSameBlocks('eagle3-block', ({ config: c }, parameters, table) => {
      const config = { ...eagleConfig(c), block: { rows: c.block_size, maskToken: 3 } };
      return Eagle3Network.create(gpu, config, parameters, table, { columns: 60, blocks: 16, unroll: 1 });
    });
  });
});

function eagleConfig(c: Steps['config']): EagleConfig {
  const decoder = parseConfig({ ...c, model_type: 'llama', num_hidden_layers: 1, tie_word_embeddings: false });
  return { ...decoder, draftVocab: c.draft_vocab_size, targetLayers: c.target_layer_ids, block: null, targetSha256: null };
}

it('EAGLE-3: the training-time test, three steps deep, on a reduced vocabulary', async () => {
  const { steps: made, tensor, group } = fixture('eagle3');
  const steps = made as Steps & { readonly test: number; readonly used: readonly number[]; readonly texts: readonly { readonly ids: readonly number[]; readonly counts: readonly number[] }[] };
  const { config: c, used, test } = steps;
  const parameters = parametersOf(group);
  const network = await Eagle3Network.create(gpu, eagleConfig(c), parameters, frozen(tensor('embedding')), { columns: 60, blocks: 0, unroll: test });
  const positions = steps.texts.reduce((sum, { ids }) => sum + ids.length, 0);
  const losses = await SlotLosses.create(network.tape, network.logits, { teacherRows: positions, mapped: { teacherVocabulary: c.vocab_size, ids: Uint32Array.from(used) } });
  network.write(steps.texts.map(({ ids }, i) => ({ ids, features: tensor(`features.${i}`).data })), []);
  const targets: SlotTarget[] = Array.from({ length: test * network.stride }, () => UNUSED);
  let [column, firstRow, above] = [0, 0, 0];
  for (const [i, { ids, counts }] of steps.texts.entries()) {
    const wanted = tensor(`wanted.${i}`).data;
    gpu.device.queue.writeBuffer(losses.teacher, firstRow * c.vocab_size * 4, wanted);
    for (let step = 0; step < test; step++) {
      for (let t = 0; t < ids.length - 1; t++) {
        const row = t + 1 + step;
        if (!counts[row]) continue;
        const own = wanted.subarray(row * c.vocab_size, (row + 1) * c.vocab_size);
        if (!used.includes(own.indexOf(Math.max(...own)))) continue;
        const weight = steps.decay ** step / steps.weightSum;
        targets[step * network.stride + column + t] = { kind: 'fkl', weight, token: 0, teacherRow: firstRow + row, role: 'label' };
        above += weight * entropy(used.map((id) => own[id]!));
      }
    }
    column += ids.length - 1;
    firstRow += ids.length;
  }
  await expectTheSameSteps({ steps, group, parameters, network, losses, targets, above });
});

function entropy(logits: readonly number[]): number {
  const most = Math.max(...logits);
  const total = logits.reduce((sum, z) => sum + Math.exp(z - most), 0);
  return logits.reduce((sum, z) => sum - (Math.exp(z - most) / total) * (z - most - Math.log(total)), 0);
}

interface RoundSteps extends Pick<Steps, 'config' | 'optimiser'> {
  readonly texts: readonly { readonly ids: readonly number[] }[];
  readonly rounds: readonly { readonly text: number; readonly anchor: number; readonly drafts: readonly number[]; readonly kept: number }[];
  /** Of each round: where its kept slots are taught, if they are moved. */
  readonly moved: readonly number[];
  readonly arms: Readonly<Record<string, Steps['steps']>>;
}

describe('Draft-OPD on rounds of two texts: one ends with a text that was cut, one drafts an end of its own', () => {
  it.each(['A6', 'A6c', 'A10'] as const)('%s', async (arm) => {
    const { steps: made, tensor, group } = fixture('draft-opd');
    const { config: c, optimiser, texts, rounds, moved, arms } = made as RoundSteps;
    const parameters = parametersOf(group);
    const table = frozen(tensor('embedding'));
    const decoder = parseConfig({ ...c, model_type: 'qwen3', tie_word_embeddings: true });
    const config = { decoder, proposal: 'block' as const, block: c.block_size, maskToken: 3, targetLayers: 3, taps: c.target_layer_ids, target: null };
    const network = await DFlashNetwork.create(gpu, config, parameters, { embedding: table, head: table }, { blocks: 32, positions: 64 });
    const rows = [...texts.map((_, i) => tensor(`said.${i}`).data), tensor('judged').data];
    const firsts = rows.map((_, i) => rows.slice(0, i).reduce((sum, { length }) => sum + length / c.vocab_size, 0));
    const losses = await SlotLosses.create(network.tape, network.logits, { teacherRows: 128 });
    for (const [i, data] of rows.entries()) gpu.device.queue.writeBuffer(losses.teacher, firsts[i]! * c.vocab_size * 4, data);
    const slots = c.block_size - 1;
    const judged = rounds.map(({ kept, ...round }, i) => ({ ...round, accepted: kept, teacherRow: firsts.at(-1)! + i * slots, judged: slots }));
    const lessons = roundLessons(texts.map(({ ids }, i) => ({ ids, teacherRow: firsts[i]! })), judged, armConfig(arm, optimiser.lr, 1).opd, 2, (round) => moved[judged.indexOf(round)]!);
    const rowOf = network.write(texts.map(({ ids }, i) => ({ ids, features: tensor(`features.${i}`).data })), lessons);
    const own = (prefix: string): Weights => group(`${arm}/${prefix}`);
    await expectTheSameSteps({ steps: { optimiser, steps: arms[arm]! }, group: own, parameters, network, losses, targets: targetsOf(network, rowOf, lessons) });
  });
});
