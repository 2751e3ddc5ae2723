/**
 * One step by each method: which states, which lessons, at what cost.
 *
 *   sft    the text's tokens as labels, at random anchors or where the drafter's own rounds begin
 *   soft   the same anchors, the target's distribution there; EAGLE-3's training-time test is this at every position
 *   opd    the drafter's own rounds over the text; every slot judged by the target behind the block's own drafts (specdec.md 6.6)
 *
 * A part of a step may rehearse the first training, whatever the method of the rest.
 *
 * Costs are those of the method if it is run for real; that rounds are found here by one pass over a known text, and features are kept,
 * saves time and is not counted. Nor is the look at labels that finds what a round is expected to keep.
 */
import { addFlops, stepFlops, type Flops, type StepStates } from '#core/training/flop-ledger.ts';
import { keptLessons, labelLessons, roundLessons, together, type JudgedRound, type Lesson } from '#core/training/lessons.ts';
import { anchorsOf } from '#core/training/rounds-on-text.ts';
import { DEFAULT_LABELS, isTaughtByTest, poolOf, rehearsedTexts, standsAtRounds } from '#core/training/training-config.ts';
import { drawSome, textsOfStep, trainingDice } from '#core/training/training-dice.ts';
import type { ReplayEvent, SlotRole, TrainingConfig } from '#core/training/training-events.ts';
import { idsOf, type TrainingText, type TrainingTexts } from '#core/training/training-texts.ts';
import { draftedAt, draftedRounds } from './drafted-rounds.ts';
import type { Judged, Student, Taught, TaughtBlock, TaughtText } from './student.ts';
import type { TaughtTarget } from './taught-target.ts';

export interface Lessons {
  readonly texts: readonly TrainingText[];
  readonly taught: readonly TaughtText[];
  /** What was drawn to be taught: rounds, or blocks of the text. A lesson may be of another block, or the second of one. */
  readonly blocks: readonly TaughtBlock[];
  readonly lessons: readonly Lesson[];
  /** The first `lessons` of them have a loss of their own that is not what they come to; null: all come to theirs. */
  readonly aimed: { readonly lessons: number; readonly loss: number } | null;
  readonly flops: Flops;
}

export interface LessonParts {
  readonly config: TrainingConfig;
  readonly data: TrainingTexts;
  readonly student: Student;
  readonly target: TaughtTarget;
  /** Rows of the teacher's buffer that hold texts; those behind hold rounds. */
  readonly textRows: number;
  readonly eos: number;
}

/** Whether labels are the target's distributions. */
export const readsLogits = (config: TrainingConfig): boolean => config.method === 'soft' || isTaughtByTest(config);

/** Of a text's anchors where no round is walked: about as many as rounds, when they are four tokens long. */
const ROUNDS_EVERYWHERE = 1 / 4;

export async function lessonsOf(parts: LessonParts, step: number): Promise<Lessons> {
  const { config, data } = parts;
  const rehearsed = rehearsedTexts(config);
  const pick = (pool: readonly TrainingText[], count: number): TrainingText[] => textsOfStep(config.seed, step, count, pool.length).map((i) => pool[i]!);
  const texts = pick(data[poolOf(config)], config.texts - rehearsed);
  const lessons = await (config.method === 'opd' ? roundsOf(parts, texts, step) : labelsOf(parts, texts, step));
  if (rehearsed === 0) return lessons;
  const first = { ...parts, config: { ...config, method: 'sft', labels: DEFAULT_LABELS } as const };
  return beside(lessons, await labelsOf(first, pick(data.sft, rehearsed), step), rehearsed / config.texts);
}

function beside(lessons: Lessons, again: Lessons, share: number): Lessons {
  const texts = lessons.texts.length;
  return {
    texts: [...lessons.texts, ...again.texts],
    taught: [...lessons.taught, ...again.taught],
    blocks: [...lessons.blocks, ...again.blocks.map((block) => ({ ...block, text: block.text + texts }))],
    lessons: together(lessons.lessons, again.lessons, texts, share),
    aimed: lessons.aimed && { ...lessons.aimed, loss: (1 - share) * lessons.aimed.loss },
    flops: addFlops(lessons.flops, again.flops),
  };
}

/** The step's loss, by what its lessons came to. */
export function lossOf({ aimed }: Pick<Lessons, 'aimed'>, { loss, figures, weights }: Judged): number {
  if (!aimed) return loss;
  const others = weights.flatMap((slots, i) => (i < aimed.lessons ? [] : slots.map((weight, slot) => weight * figures[i]![slot]!.loss)));
  return others.reduce((sum, own) => sum + own, aimed.loss);
}

async function labelsOf(parts: LessonParts, texts: readonly TrainingText[], step: number): Promise<Lessons> {
  const { config, student } = parts;
  const { seed, anchors, labels } = config;
  const everywhere = isTaughtByTest(config);
  const soft = readsLogits(config);
  const states = standsAtRounds(config) ? 'rounds' : 'random';
  const dice = trainingDice(seed, step, 'anchors');
  const taught: ReadText[] = [];
  const blocks: TaughtBlock[] = [];
  let drafted = 0;
  for await (const text of readInTurn(parts, texts, soft)) {
    const i = taught.push(text) - 1;
    const promptLength = texts[i]!.prompt.length;
    const all = states === 'rounds' ? (await draftedRounds(student, text, promptLength)).map(({ anchor }) => anchor) : anchorsOf(promptLength, text.ids.length);
    drafted += all.length;
    blocks.push(...drawSome(all, everywhere ? Infinity : anchors, dice).map((anchor) => ({ text: i, anchor })));
  }
  const lessons = labelLessons(taught, blocks, soft ? 'fkl' : 'ce', student.drafts + 1, student.decay);
  const all = { texts, taught, blocks, flops: costOf(parts, texts, states, { drafted, taught: blocks.length }) };
  if (soft || labels.aim === 'slots') return { ...all, lessons, aimed: null };
  const { figures } = await student.judge(taught, lessons);
  const kept = keptLessons(lessons, figures.map((slots) => slots.map(({ alpha }) => alpha)));
  return { ...all, lessons: kept.lessons, aimed: { lessons: kept.lessons.length, loss: -kept.expected } };
}

async function roundsOf(parts: LessonParts, texts: readonly TrainingText[], step: number): Promise<Lessons> {
  const { config: { seed, anchors, opd }, student, target, textRows, eos } = parts;
  const dice = trainingDice(seed, step, 'rounds');
  const elsewhere = trainingDice(seed, step, 'moved');
  const { drafts: slots } = student;
  const taught: ReadText[] = [];
  const rounds: JudgedRound[] = [];
  let drafted = 0;
  for await (const text of readInTurn(parts, texts, opd.anchors === 'random' || opd.correction)) {
    const i = taught.push(text) - 1;
    const promptLength = texts[i]!.prompt.length;
    const places = anchorsOf(promptLength, text.ids.length);
    const all = opd.anchors === 'everywhere'
      ? await draftedAt(student, text, drawSome(places, Math.min(anchors, Math.max(1, Math.round(places.length * ROUNDS_EVERYWHERE))), dice))
      : await draftedRounds(student, text, promptLength);
    drafted += all.length;
    const own = drawSome(all, anchors, dice);
    const firstRow = textRows + rounds.length * slots;
    target.judge(text.ids, own, slots, { into: student.teacher, firstRow });
    rounds.push(...own.map((round, r) => ({ ...round, text: i, teacherRow: firstRow + r * slots, judged: target.room(round.anchor) })));
  }
  const moved = ({ text, accepted }: JudgedRound): number => {
    const { prompt, answer } = texts[text]!;
    const last = prompt.length + answer.length - 1 - accepted;
    return elsewhere.int(prompt.length - 1, Math.max(prompt.length - 1, last));
  };
  const lessons = roundLessons(taught, rounds, opd, eos, moved);
  const states = ({ rounds: 'rounds', random: 'moved', everywhere: 'everywhere' } as const)[opd.anchors];
  return { texts, taught, blocks: rounds, lessons, aimed: null, flops: costOf(parts, texts, states, { drafted, taught: rounds.length }) };
}

/** A text with what the target thought of it, and, if its logits were asked for, the row of the teacher that they begin at. */
interface ReadText extends TaughtText {
  readonly ids: readonly number[];
  readonly teacherRow: number;
}

/** While a text is looked at, the target's cache is its own: it may be asked to judge drafts behind it. */
async function* readInTurn({ student, target }: LessonParts, texts: readonly TrainingText[], logits: boolean): AsyncGenerator<ReadText> {
  let teacherRow = 0;
  for (const text of texts) {
    const ids = idsOf(text);
    yield { ids, features: await target.read(ids, logits ? { into: student.teacher, firstRow: teacherRow } : undefined), teacherRow };
    teacherRow += ids.length;
  }
}

function costOf({ student, target }: LessonParts, texts: readonly TrainingText[], states: StepStates, blocks: { readonly drafted: number; readonly taught: number }): Flops {
  const prompt = texts.reduce((sum, own) => sum + own.prompt.length - 1, 0);
  const context = texts.reduce((sum, own) => sum + own.prompt.length + own.answer.length - 1, 0);
  return stepFlops(student.size, target.rowParameters, student.rowsPerLesson, states, { prompt, context, ...blocks });
}

/** Where anchors lay in their answers, in tenths. */
export function anchorTenths({ texts, blocks }: Lessons): number[] {
  const tenths = new Array<number>(10).fill(0);
  for (const { text, anchor } of blocks) {
    const { prompt, answer } = texts[text]!;
    const at = Math.min(9, Math.floor((10 * (anchor - prompt.length + 1)) / answer.length));
    tenths[at]! += 1;
  }
  return tenths;
}

const slotOf = (token: number, role: SlotRole, weight: number, loss: number) => ({ token, role: weight > 0 ? role : 'unused', weight, loss }) as const;

/** The step's first text, slot by slot: what it taught. */
export function replayOf({ texts, lessons }: Lessons, { figures, weights }: Taught, step: number): ReplayEvent {
  const { prompt, answer } = texts[0]!;
  const blocks = lessons.flatMap(({ text, anchor, slots }, i) => {
    if (text !== 0) return [];
    return [{ anchor, slots: slots.slice(1).map(({ token, role }, slot) => slotOf(token, role, weights[i]![slot + 1]!, figures[i]![slot + 1]!.loss)) }];
  });
  return { type: 'replay', step, prompt, answer, blocks };
}
