/**
 * What drafted blocks are taught in a step. A lesson is a block (behind an anchor of a text) and, for each of its slots, a row of the
 * loss; slot 0 is the anchor, which is given. Weights are shares: their sum times the losses is the step's loss.
 *
 *   labels   every slot towards the text, weight e^-(k-1)/decay: the text's token, or the target's distribution (specdec.md 5.3)
 *   rounds   Draft-OPD (6.2): accepted and rejected slots of the drafter's own rounds, a divergence and a mean for each
 *
 * A slot has one loss; where the switches ask for a second one, the block stands twice.
 */
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

export interface JudgedRound {
  readonly text: number;
  readonly anchor: number;
  /** d_1 .. d_K. */
  readonly drafts: readonly number[];
  readonly accepted: number;
  /** Row of the teacher's logits that judges d_1, behind the anchor; those behind d_1, d_2 ... follow. */
  readonly teacherRow: number;
}

/**
 * `eos`: what a draft says behind its own end of text teaches nothing. `moved`: where the accepted slots of a round are taught instead, if
 * the switches say so; the text must go on for as many tokens behind it.
 */
export function roundLessons(texts: readonly LessonText[], rounds: readonly JudgedRound[], switches: OpdSwitches, eos: number, moved: (round: JudgedRound) => number): Lesson[] {
  const { accepted, rejected, scope, decay, norm } = switches;
  const lessons: Lesson[] = [];
  for (const round of rounds) {
    const { text, anchor, drafts } = round;
    const end = drafts.indexOf(eos);
    const said = end < 0 ? drafts.length : end + 1;
    const own = drafts.map((token, i): SlotTarget => {
      const teacherRow = round.teacherRow + i;
      if (i < round.accepted) return switches.anchors === 'random' ? UNUSED : { kind: accepted, weight: 1, token, teacherRow, role: 'accepted' };
      const first = i === round.accepted;
      const weight = decay ** i;
      if (i >= said || (scope === 'first' && !first) || weight === 0) return UNUSED;
      return { kind: rejected, weight, token, teacherRow, role: first ? 'first-rejected' : 'suffix' };
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
    const corrected = (i: number): boolean => (i === round.accepted ? switches.correction : i > round.accepted && switches.verifiedSuffix);
    if (switches.correction || switches.verifiedSuffix) lessons.push(towardsText(anchor, (i) => (corrected(i) ? 'ce' : 'none')));
  }
  const counted = (wanted: boolean) => sumOf(lessons, (slot) => (slot.kind !== 'none' && isRejected(slot) === wanted ? slot.weight : 0));
  const parts = { rejected: counted(true), kept: counted(false) };
  const means = Number(parts.rejected > 0) + Number(parts.kept > 0);
  return scaled(lessons, (slot) => 1 / (norm === 'tokens' ? parts.rejected + parts.kept : means * (isRejected(slot) ? parts.rejected : parts.kept)));
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
