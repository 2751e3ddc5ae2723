/**
 * What drafted blocks are taught in a step. A lesson is a block (behind an anchor of a text) and, for each of its slots, a row of the
 * loss; slot 0 is the anchor, which is given. Weights are shares: their sum times the losses is the step's loss.
 *
 *   labels   every slot towards the text, weight e^-(k-1)/decay: the text's token, or the target's distribution (specdec.md 5.3)
 *   kept     as many slots in a row towards the text as can be: the number that a round is expected to keep
 *   rounds   Draft-OPD (6.2): accepted and rejected slots of the drafter's own rounds, a divergence and a mean for each
 *
 * Two trainings may share a step (`together`): the second is rehearsed beside the first.
 *
 * A slot has one loss; where the switches ask for a second one, the block stands twice.
 */
import { groupOf } from './divergence-by-group.ts';
import type { RowLossKind } from './row-loss.ts';
import type { OpdSwitches, SlotRole } from './training-events.ts';

export interface SlotTarget {
  readonly kind: RowLossKind;
  readonly weight: number;
  /** Label or drafted token. */
  readonly token: number;
  /** Row of the teacher's logits; null where none is needed. */
  readonly teacherRow: number | null;
  readonly role: SlotRole;
}

export interface Lesson {
  /** Which of the step's texts. */
  readonly text: number;
  readonly anchor: number;
  readonly slots: readonly SlotTarget[];
}

export interface LessonText {
  readonly ids: ArrayLike<number>;
  /** Row of the teacher's logits behind the text's first token; those behind the others follow. */
  readonly teacherRow: number;
}

/** A row that is not looked at. */
export const UNUSED: SlotTarget = { kind: 'none', weight: 0, token: 0, teacherRow: null, role: 'unused' };
/** A row that is looked at and taught nothing: its argmax comes back. */
export const LOOK: SlotTarget = { ...UNUSED, kind: 'ce' };
/** A row that is looked at, and whose KL(q || p) comes back where a teacher's row is named. */
export const compared = (teacherRow: number | null): SlotTarget => (teacherRow === null ? LOOK : { ...UNUSED, kind: 'rkl', teacherRow });

/** How fast the weights of a block's slots fall: gamma_d of specdec.md 5.3. */
export const blockDecay = (rows: number): number => (rows <= 8 ? 4 : rows <= 10 ? 5 : 7);

/** `kind`: hard labels (ce) or the target's distribution (fkl). */
export function labelLessons(
  texts: readonly LessonText[], blocks: readonly { readonly text: number; readonly anchor: number }[], kind: 'ce' | 'fkl', blockSize: number, decay: number,
): Lesson[] {
  const lessons = blocks.map(({ text, anchor }): Lesson => {
    const { ids, teacherRow } = texts[text]!;
    const slots = Array.from({ length: blockSize }, (_, slot): SlotTarget => {
      const at = anchor + slot;
      if (slot === 0 || at >= ids.length) return UNUSED;
      return { kind, weight: Math.exp(-(slot - 1) / decay), token: ids[at]!, teacherRow: kind === 'ce' ? null : teacherRow + at - 1, role: 'label' };
    });
    return { text, anchor, slots };
  });
  const total = sumOf(lessons, ({ weight }) => weight);
  return scaled(lessons, () => 1 / total);
}

/**
 * Lessons that make the expected number of kept slots larger: E = sum over k of q_1(y_1) .. q_k(y_k), its mean over blocks. Its derivative by
 * log q_i(y_i) is the part of the sum that slot i has a share in, so that its gradient is that of cross-entropy at such weights.
 * `labels`: hard ones, of any weight; `chances`: q(y) of each of their slots, as things are.
 */
export function keptLessons(labels: readonly Lesson[], chances: readonly (readonly number[])[]): { readonly lessons: readonly Lesson[]; readonly expected: number } {
  const shares = labels.map(({ slots }, block) => sharesOfKept(slots.map(({ kind }, slot) => (slot === 0 ? 1 : kind === 'none' ? 0 : chances[block]![slot]!))));
  return {
    lessons: labels.map((lesson, block) => ({ ...lesson, slots: lesson.slots.map((slot, k) => (slot.kind === 'none' ? slot : { ...slot, weight: shares[block]![k]! / labels.length })) })),
    expected: shares.reduce((sum, own) => sum + (own[1] ?? 0), 0) / labels.length,
  };
}

/** Of slot i: the sum over k >= i of the chances of slots 1 .. k, all together. `chances[0]` is the anchor's, 1. */
function sharesOfKept(chances: readonly number[]): number[] {
  let reach = 1;
  const reached = chances.map((chance) => (reach *= chance));
  let share = 0;
  return reached.map((_, i) => reached.length - 1 - i).map((i) => (share += reached[i]!)).toReversed();
}

export interface JudgedRound {
  readonly text: number;
  readonly anchor: number;
  /** d_1 .. d_K. */
  readonly drafts: readonly number[];
  readonly accepted: number;
  /** Row of the teacher's logits that judges d_1, behind the anchor; those behind d_1, d_2 ... follow. */
  readonly teacherRow: number;
  /** Drafts beyond so many are not judged: the context ends before them. */
  readonly judged: number;
}

/**
 * `eos`: what a draft says behind its own end of text teaches nothing; nor does what lies behind the end of a text that was cut, where
 * nothing was refused, or behind the last slot that was judged. `moved`: where the accepted slots of a round are taught instead, if
 * the switches say so; the text must go on for as many tokens behind it.
 */
export function roundLessons(texts: readonly LessonText[], rounds: readonly JudgedRound[], switches: OpdSwitches, eos: number, moved: (round: JudgedRound) => number): Lesson[] {
  const { accepted, rejected, scope, decay, balance, norm } = switches;
  const lessons: Lesson[] = [];
  for (const round of rounds) {
    const { text, anchor, drafts } = round;
    const own = drafts.map((token, i): SlotTarget => {
      const group = groupOf(round, i, drafts, texts[text]!.ids.length, eos);
      if (group === null || i >= round.judged) return UNUSED;
      const teacherRow = round.teacherRow + i;
      if (group === 'accepted') return switches.anchors === 'random' ? UNUSED : { kind: accepted, weight: 1, token, teacherRow, role: 'accepted' };
      const weight = decay ** i;
      if ((scope === 'first' && group === 'suffix') || weight === 0) return UNUSED;
      return { kind: rejected, weight, token, teacherRow, role: group === 'suffix' ? 'suffix' : 'first-rejected' };
    });
    lessons.push({ text, anchor, slots: [UNUSED, ...own] });
    const towardsText = (at: number, kind: (slot: number) => RowLossKind): Lesson => {
      const { ids, teacherRow } = texts[text]!;
      const slots = drafts.map((_, i): SlotTarget => {
        const position = at + 1 + i;
        if (position >= ids.length || kind(i) === 'none') return UNUSED;
        return { kind: kind(i), weight: 1, token: ids[position]!, teacherRow: kind(i) === 'ce' ? null : teacherRow + position - 1, role: 'label' };
      });
      return { text, anchor: at, slots: [UNUSED, ...slots] };
    };
    if (switches.anchors === 'random' && round.accepted > 0) lessons.push(towardsText(moved(round), (i) => (i < round.accepted ? accepted : 'none')));
    const corrected = (i: number): RowLossKind => {
      if (i === round.accepted) return switches.correction ? accepted : 'none';
      return i > round.accepted && switches.verifiedSuffix ? 'ce' : 'none';
    };
    if (switches.correction || switches.verifiedSuffix) lessons.push(towardsText(anchor, corrected));
  }
  const blocks = folded(lessons);
  const counted = (wanted: boolean) => sumOf(blocks, (slot) => (slot.kind !== 'none' && isRejected(slot) === wanted ? slot.weight : 0));
  const [ofRejected, ofKept] = [counted(true), counted(false)];
  const whole = norm === 'tokens' ? balance * ofRejected + ofKept : balance * Number(ofRejected > 0) + Number(ofKept > 0);
  return scaled(blocks, (slot) => {
    const share = (isRejected(slot) ? balance : 1) / whole;
    return norm === 'tokens' ? share : share / (isRejected(slot) ? ofRejected : ofKept);
  });
}

/** Lessons of two trainings as one step: the second's texts stand behind the first's, and its losses weigh `share` of the whole. */
export function together(first: readonly Lesson[], second: readonly Lesson[], firstTexts: number, share: number): Lesson[] {
  return [...scaled(first, () => 1 - share), ...scaled(second, () => share).map((lesson) => ({ ...lesson, text: lesson.text + firstTexts }))];
}

const placeOf = ({ text, anchor }: Lesson): string => `${text}/${anchor}`;

/** Blocks behind one anchor as one, unless both have a loss in the same slot. */
function folded(lessons: readonly Lesson[]): Lesson[] {
  const blocks: Lesson[] = [];
  const free = (slot: SlotTarget): boolean => slot.kind === 'none';
  for (const lesson of lessons) {
    const at = blocks.findIndex((block) => placeOf(block) === placeOf(lesson) && block.slots.every((slot, i) => free(slot) || free(lesson.slots[i]!)));
    if (at < 0) blocks.push(lesson);
    else blocks[at] = { ...lesson, slots: lesson.slots.map((slot, i) => (free(slot) ? blocks[at]!.slots[i]! : slot)) };
  }
  return blocks;
}

function isRejected({ role }: SlotTarget): boolean {
  return role === 'first-rejected' || role === 'suffix';
}

function sumOf(lessons: readonly Lesson[], of: (slot: SlotTarget) => number): number {
  return lessons.reduce((sum, { slots }) => sum + slots.reduce((own, slot) => own + of(slot), 0), 0);
}

function scaled(lessons: readonly Lesson[], factor: (slot: SlotTarget) => number): Lesson[] {
  return lessons.map((lesson) => ({ ...lesson, slots: lesson.slots.map((slot) => (slot.kind === 'none' ? UNUSED : { ...slot, weight: slot.weight * factor(slot) })) }));
}
