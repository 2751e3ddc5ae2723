/** A student and its teacher for a training: buffers sized by its choices and its longest text, weights random or the page's own drafter's. */
import type { TrainingConfig } from '#core/training/training-events.ts';
import { longestText, type TrainingTexts } from '#core/training/training-texts.ts';
import type { LoadedEngine } from '#engine/decode/run-text.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { DFlashParts } from '#engine/model/dflash.ts';
import { parseDFlashConfig } from '#engine/model/dflash-config.ts';
import { dflashShapes } from '#engine/model/dflash-weights.ts';
import { parseEagleConfig, trainedShapes } from '#engine/model/eagle-config.ts';
import { weight, type Weights } from '#engine/model/weights.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { EagleParts } from '#engine/model/eagle-layer.ts';
import type { ModelParts } from '#engine/model/open-decoder.ts';
import type { FrozenEnds } from './dflash-network.ts';
import { dflashStudent } from './dflash-student.ts';
import { eagle3Student } from './eagle3-student.ts';
import { initialWeights } from './initial-weights.ts';
import type { Student } from './student.ts';
import { proposalOf, taughtDrafter, type DrafterJson } from './taught-drafter.ts';
import { TaughtTarget } from './taught-target.ts';
import { readsLogits } from './training-step.ts';

/** The drafter's config.json as it was published. */
interface Published {
  readonly published: DrafterJson;
}

/** A loaded engine, and what its models were made of. */
export interface TrainingEngine extends LoadedEngine {
  readonly parts: { readonly target: ModelParts; readonly dflash: (DFlashParts & Published) | null; readonly eagle3: (EagleParts & Published) | null };
}

export interface OpenedStudent {
  readonly student: Student;
  readonly target: TaughtTarget;
  /** Rows of the teacher's buffer that hold texts. */
  readonly textRows: number;
  destroy(): void;
}

/** As DFlash's authors have it (specdec.md 5.3). */
const OPTIMISER = { beta1: 0.9, beta2: 0.95, decay: 0.01, clip: 1 };

export async function openStudent(engine: TrainingEngine, data: TrainingTexts, config: TrainingConfig): Promise<OpenedStudent> {
  const { pair, parts } = engine;
  if (config.start === 'shipped' && proposalOf(parts[config.drafter]!.published, config.drafter) !== config.proposal) {
    throw new ModelFileError('The drafter that comes with this page drafts the other way round, so that a training cannot begin with it. Begin with random weights.');
  }
  const ends = frozenEnds(pair.gpu, parts.target);
  const longest = longestText(data);
  const positions = config.texts * longest;
  const textRows = config.method === 'opd' || readsLogits(config) ? positions : 0;
  const destroyEnds = (): void => {
    for (const { data: { buffer } } of new Set([ends.embedding, ends.head])) buffer.destroy();
  };
  try {
    const opened = await (config.drafter === 'dflash' ? openDFlash : openEagle3)(engine, ends, config, { longest, positions, textRows });
    const destroy = (): void => {
      opened.student.destroy();
      destroyEnds();
    };
    return { ...opened, textRows, destroy };
  } catch (error) {
    destroyEnds();
    throw error;
  }
}

interface Sizes {
  /** Of the longest text, and of as many as a step takes. */
  readonly longest: number;
  readonly positions: number;
  readonly textRows: number;
}

type Opened = Pick<OpenedStudent, 'student' | 'target'>;

async function openDFlash(engine: TrainingEngine, ends: FrozenEnds, config: TrainingConfig, { longest, positions, textRows }: Sizes): Promise<Opened> {
  const { pair, parts: { dflash } } = engine;
  const target = new TaughtTarget(pair, pair.needDFlash().target);
  const shape = parseDFlashConfig(taughtDrafter(engine, config));
  const { anchors, correction, verifiedSuffix } = config.opd;
  const opd = config.method === 'opd';
  const rounds = config.texts * config.anchors;
  // a round's block stands again where it is taught elsewhere, or twice in one slot
  const blocks = rounds * (1 + Number(opd && (correction || verifiedSuffix)) + Number(opd && anchors === 'random'));
  // measuring judges the rounds of a held-out text, of which there are at most as many as tokens
  const teacherRows = Math.max(textRows + (opd ? rounds * (shape.block - 1) : 0), longest * (shape.block - 1));
  const student = await dflashStudent(pair.gpu, shape, ends, { blocks, positions, teacherRows }, OPTIMISER);
  const weights = config.start === 'shipped' ? dflash!.weights : initialWeights(dflashShapes(shape), shape.decoder.layers, config.seed);
  return { student: beginning(student, weights), target };
}

async function openEagle3(engine: TrainingEngine, { embedding }: FrozenEnds, config: TrainingConfig, { longest, positions, textRows }: Sizes): Promise<Opened> {
  const { pair, parts: { eagle3 } } = engine;
  const target = new TaughtTarget(pair, pair.needEagle3().target);
  const { weights } = eagle3!;
  const shape = parseEagleConfig(taughtDrafter(engine, config));
  const teacherRows = Math.max(textRows, shape.block ? longest * (shape.block.rows - 1) : 0);
  const student = await eagle3Student(pair.gpu, shape, weights, embedding, { blocks: config.texts * config.anchors, positions, teacherRows }, OPTIMISER);
  return { student: beginning(student, config.start === 'shipped' ? weights : initialWeights(trainedShapes(shape), 1, config.seed)), target };
}

/** With weights to begin with; where they do not fit, nothing is left of it. */
function beginning(student: Student, weights: Weights): Student {
  try {
    student.parameters.write(weights);
    return student;
  } catch (error) {
    student.destroy();
    throw error;
  }
}

/** The target's embedding and head, as they are. */
function frozenEnds(gpu: Gpu, { config, weights }: ModelParts): FrozenEnds {
  const table = (name: string) => ({ shape: [config.vocab, config.hidden], data: { buffer: gpu.uploaded(name, weight(weights, name)) }, gradient: null });
  const embedding = table('model.embed_tokens.weight');
  return { embedding, head: config.tied ? embedding : table('lm_head.weight') };
}
