/**
 * One step by each method: which states, which lessons, at what cost.
 *
 *   sft    anchors at random, the text's tokens as labels
 *   soft   the same anchors, the target's distribution there; EAGLE-3's training-time test is this at every position
 *   opd    the drafter's own rounds over the text; every slot judged by the target behind the block's own drafts (specdec.md 6.6)
 *
 * Costs are those of the method if it is run for real: Draft-OPD's rounds are verify passes of whole blocks, whose drafts the
 * drafter made; that they are found here by one pass over a known text, and features are kept, saves time and is not counted.
 */
import { addFlops, draftPass, draftPassBack, NO_FLOPS, targetPass, type Flops } from '#core/training/flop-ledger.ts';
import { labelLessons, roundLessons, type JudgedRound, type Lesson } from '#core/training/lessons.ts';
import { anchorsOf } from '#core/training/rounds-on-text.ts';
import { isTaughtByTest } from '#core/training/training-config.ts';
import { drawSome, textsOfStep, trainingDice } from '#core/training/training-dice.ts';
import type { ReplayEvent, TrainingConfig } from '#core/training/training-events.ts';
import { idsOf, type TrainingText, type TrainingTexts } from '#core/training/training-texts.ts';
import { draftedRounds } from './drafted-rounds.ts';
import type { Student, Taught, TaughtText } from './student.ts';
import type { TaughtTarget } from './taught-target.ts';

export interface Lessons {
  readonly texts: readonly TrainingText[];
  readonly taught: readonly TaughtText[];
  readonly lessons: readonly Lesson[];
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

export async function lessonsOf(parts: LessonParts, step: number): Promise<Lessons> {
  const { config, data, student } = parts;
  const pool = config.method === 'opd' ? data.opd : data.sft;
  const texts = textsOfStep(config.seed, step, config.texts, pool.length).map((i) => pool[i]!);
  if (config.method === 'opd') return roundsOf(parts, texts, step);
  const everywhere = isTaughtByTest(config);
  const soft = readsLogits(config);
  const taught: ReadText[] = [];
  for await (const text of readInTurn(parts, texts, soft)) taught.push(text);
  const dice = trainingDice(config.seed, step, 'anchors');
  const blocks = texts.flatMap(({ prompt }, i) => drawSome(anchorsOf(prompt.length, taught[i]!.ids.length), everywhere ? Infinity : config.anchors, dice).map((anchor) => ({ text: i, anchor })));
  const lessons = labelLessons(taught, blocks, soft ? 'fkl' : 'ce', student.drafts + 1, student.decay);
  return { texts, taught, lessons, flops: costOf(parts, taught, lessons, 0) };
}

async function roundsOf(parts: LessonParts, texts: readonly TrainingText[], step: number): Promise<Lessons> {
  const { config, student, target, textRows, eos } = parts;
  const dice = trainingDice(config.seed, step, 'rounds');
  const elsewhere = trainingDice(config.seed, step, 'moved');
  const { drafts: slots } = student;
  const taught: ReadText[] = [];
  const rounds: JudgedRound[] = [];
  let spent = NO_FLOPS;
  for await (const text of readInTurn(parts, texts, config.opd.anchors === 'random')) {
    const i = taught.push(text) - 1;
    const promptLength = texts[i]!.prompt.length;
    const all = await draftedRounds(student, text, promptLength);
    spent = addFlops(spent, {
      targetForward: targetPass(target.rowParameters, promptLength + all.length * (slots + 1)),
      draftForward: draftPass(student.size, text.ids.length, all.length * (slots + 1)),
    });
    const own = drawSome(all, config.anchors, dice);
    const firstRow = textRows + rounds.length * slots;
    target.judge(text.ids, own, slots, { into: student.teacher, firstRow });
    rounds.push(...own.map((round, r) => ({ ...round, text: i, teacherRow: firstRow + r * slots })));
  }
  const moved = ({ text, accepted }: JudgedRound): number => {
    const { prompt, answer } = texts[text]!;
    const last = prompt.length + answer.length - 1 - accepted;
    return elsewhere.int(prompt.length - 1, Math.max(prompt.length - 1, last));
  };
  const lessons = roundLessons(taught, rounds, config.opd, eos, moved);
  return { texts, taught, lessons, flops: addFlops(spent, costOf(parts, [], lessons, taught.reduce((sum, { ids }) => sum + ids.length, 0))) };
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

/** Of teaching; and of reading the texts, if they were read for it alone. `context`: positions of texts read before. */
function costOf({ student, target }: LessonParts, read: readonly TaughtText[], lessons: readonly Lesson[], context: number): Flops {
  const positions = read.reduce((sum, { ids }) => sum + ids.length, 0);
  const slots = lessons.length * student.rowsPerLesson;
  return {
    targetForward: targetPass(target.rowParameters, positions),
    draftForward: draftPass(student.size, context + positions, slots),
    draftBackward: draftPassBack(student.size, context + positions, slots),
  };
}

/** Where anchors lay in their answers, in tenths. */
export function anchorTenths({ texts, lessons }: Lessons): number[] {
  const tenths = new Array<number>(10).fill(0);
  for (const { text, anchor } of lessons) {
    const { prompt, answer } = texts[text]!;
    const at = Math.min(9, Math.floor((10 * (anchor - prompt.length + 1)) / answer.length));
    tenths[at]! += 1;
  }
  return tenths;
}

/** The step's first text, slot by slot: what it taught. */
export function replayOf({ texts, lessons }: Lessons, { figures }: Taught, step: number): ReplayEvent {
  const { prompt, answer } = texts[0]!;
  const blocks = lessons.flatMap(({ text, anchor, slots }, i) => {
    if (text !== 0) return [];
    return [{ anchor, slots: slots.slice(1).map(({ token, role, weight }, slot) => ({ token, role, weight, loss: figures[i]![slot + 1]!.loss })) }];
  });
  return { type: 'replay', step, prompt, answer, blocks };
}
