/**
 * Lessons: shares sum to 1 (or to one a part), labels stand at their own positions, slot 0 and what lies behind the text or behind a drafted
 * end weigh nothing; refused slots fall off from the start of their block, and are there only where something was refused and judged; blocks
 * behind one anchor are one where their slots allow it; every switch of Draft-OPD moves what it says and keeps the count of slots
 * (specdec.md 6.6, 13.7).
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptLessons, labelLessons, roundLessons, together, type JudgedRound, type Lesson, type SlotTarget } from './lessons.ts';
import { DEFAULT_OPD } from './training-config.ts';

const EOS = 2;
const slotsOf = (lessons: readonly Lesson[]): SlotTarget[] => lessons.flatMap(({ slots }) => [...slots]);
const weights = (slots: readonly SlotTarget[]): number => slots.reduce((sum, { weight }) => sum + weight, 0);
const used = (lessons: readonly Lesson[]): SlotTarget[] => slotsOf(lessons).filter(({ kind }) => kind !== 'none');

it('labels are the tokens at the slots own positions, and end with the text', () => {
  const ids = [10, 11, 12, 13, 14];
  const [lesson] = labelLessons([{ ids, teacherRow: 100 }], [{ text: 0, anchor: 2 }], 'fkl', 4, 4);
  expect(lesson!.slots.map(({ token, teacherRow, role }) => [token, teacherRow, role])).toEqual([
    [0, null, 'unused'], [13, 102, 'label'], [14, 103, 'label'], [0, null, 'unused'],
  ]);
  expect(lesson!.slots[1]!.weight / lesson!.slots[2]!.weight).toBeCloseTo(Math.exp(1 / 4), 12);
  expect(weights(slotsOf([lesson!]))).toBeCloseTo(1, 12);
});

const text = { ids: Array.from({ length: 40 }, (_, i) => 100 + i), teacherRow: 500 };
const round = (over: Partial<JudgedRound>): JudgedRound => ({ text: 0, anchor: 9, drafts: [110, 111, 7, 8, 9], accepted: 2, teacherRow: 30, judged: 5, ...over });
const lessonsOf = (rounds: readonly JudgedRound[], over: Partial<typeof DEFAULT_OPD> = {}) => roundLessons([text], rounds, { ...DEFAULT_OPD, ...over }, EOS, () => 20);

it('teaches accepted slots by one divergence and rejected ones by another, each mean half of the loss', () => {
  const slots = used(lessonsOf([round({})]));
  expect(slots.map(({ kind, token, teacherRow, role }) => [kind, token, teacherRow, role])).toEqual([
    ['fkl', 110, 30, 'accepted'], ['fkl', 111, 31, 'accepted'], ['rkl', 7, 32, 'first-rejected'], ['rkl', 8, 33, 'suffix'], ['rkl', 9, 34, 'suffix'],
  ]);
  expect(slots[0]!.weight).toBeCloseTo(1 / 4, 12);
  expect(slots[3]!.weight / slots[2]!.weight).toBeCloseTo(0.8, 12);
  expect(weights(slots.slice(2))).toBeCloseTo(1 / 2, 12);
});

it('weighs refused slots by decay^i, i counted from the start of their block, wherever the refusal began', () => {
  const [late, early] = lessonsOf([round({ accepted: 2 }), round({ anchor: 20, accepted: 0, teacherRow: 40 })]);
  const unit = early!.slots[1]!.weight;
  expect(early!.slots.slice(1).map(({ weight }) => weight / unit)).toEqual([1, 0.8, 0.8 ** 2, 0.8 ** 3, 0.8 ** 4].map((share) => expect.closeTo(share, 12) as number));
  expect(late!.slots.slice(3).map(({ weight }) => weight / unit)).toEqual([0.8 ** 2, 0.8 ** 3, 0.8 ** 4].map((share) => expect.closeTo(share, 12) as number));
});

it('ends with what the draft itself ended', () => {
  const slots = used(lessonsOf([round({ drafts: [110, 111, EOS, 8, 9] })]));
  expect(slots.map(({ token }) => token)).toEqual([110, 111, EOS]);
});

it('has nothing refused where the text was cut before anything was', () => {
  const cut = { ids: text.ids.slice(0, 12), teacherRow: 500 };
  const own = (accepted: number) => used(roundLessons([cut], [round({ accepted })], DEFAULT_OPD, EOS, () => 9)).map(({ role }) => role);
  expect(own(2)).toEqual(['accepted', 'accepted']);
  expect(own(1)).toEqual(['accepted', 'first-rejected', 'suffix', 'suffix', 'suffix']);
});

it('teaches no slot that was not judged', () => {
  expect(used(lessonsOf([round({ judged: 4 })])).map(({ teacherRow }) => teacherRow)).toEqual([30, 31, 32, 33]);
  expect(weights(used(lessonsOf([round({ judged: 4 })])))).toBeCloseTo(1, 12);
});

it('does what each switch says', () => {
  expect(used(lessonsOf([round({})], { scope: 'first' })).map(({ role }) => role)).toEqual(['accepted', 'accepted', 'first-rejected']);
  expect(used(lessonsOf([round({})], { rejected: 'none' })).map(({ weight }) => weight)).toEqual([0.5, 0.5]);
  expect(new Set(used(lessonsOf([round({})], { norm: 'tokens', decay: 1 })).map(({ weight }) => weight))).toEqual(new Set([0.2]));
  const tenth = used(lessonsOf([round({})], { balance: 0.1 }));
  expect(weights(tenth.slice(2)) / weights(tenth.slice(0, 2))).toBeCloseTo(0.1, 12);
  expect(used(lessonsOf([round({})], { balance: 0.1, norm: 'tokens', decay: 1 })).map(({ weight }) => weight / (1 / 2.3))).toEqual([1, 1, 0.1, 0.1, 0.1].map((share) => expect.closeTo(share, 12) as number));
  const moved = lessonsOf([round({})], { anchors: 'random' });
  expect(moved.map(({ anchor }) => anchor)).toEqual([9, 20]);
  expect(used(moved.slice(1)).map(({ kind, token, teacherRow }) => [kind, token, teacherRow])).toEqual([['fkl', 121, 520], ['fkl', 122, 521]]);
  const corrected = lessonsOf([round({})], { correction: true, verifiedSuffix: true });
  expect(used(corrected.slice(1)).map(({ kind, token }) => [kind, token])).toEqual([['fkl', 112], ['ce', 113], ['ce', 114]]);
});

it('weighs a slot by its share in the number that is expected to be kept, whose derivative that is', () => {
  const labels = labelLessons([text], [{ text: 0, anchor: 9 }, { text: 0, anchor: 37 }], 'ce', 5, 4);
  const chances = [[0, 0.9, 0.5, 0.8, 0.3], [0, 0.6, 0.7, 0.2, 0.2]];
  // the second block stands two tokens before the end
  const expected = (all: readonly (readonly number[])[]) => (all[0]!.reduce((sum, _, k) => sum + (k === 0 ? 0 : all[0]!.slice(1, k + 1).reduce((a, b) => a * b)), 0) + all[1]![1]! * (1 + all[1]![2]!)) / 2;
  const kept = keptLessons(labels, chances);
  expect(kept.expected).toBeCloseTo(expected(chances), 12);
  for (const [block, { slots }] of kept.lessons.entries()) {
    for (const [k, { kind, weight }] of slots.entries()) {
      const moved = (by: number) => expected(chances.map((own, b) => own.map((chance, i) => (b === block && i === k ? chance * Math.exp(by) : chance))));
      expect(kind === 'none' ? 0 : weight).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 8);
    }
  }
});

it('has one block behind an anchor, unless a slot would have two losses', () => {
  // the correction stands where nothing else is taught
  const alone = lessonsOf([round({})], { correction: true, rejected: 'none' });
  expect(alone.map(({ anchor }) => anchor)).toEqual([9]);
  expect(used(alone).map(({ kind, token }) => [kind, token])).toEqual([['fkl', 110], ['fkl', 111], ['fkl', 112]]);
  // kept slots moved to where another round began with a refusal: both slots of one block
  const elsewhere = [round({}), round({ anchor: 20, accepted: 2, drafts: [121, 122, 7, 8, 9], teacherRow: 40 })];
  const met = lessonsOf(elsewhere, { anchors: 'random' });
  expect(met.map(({ anchor }) => anchor)).toEqual([9, 20, 20]);
  expect(weights(used(met))).toBeCloseTo(1, 12);
  expect(lessonsOf([round({})], { correction: true })).toHaveLength(2);
});

const rounds = fc.array(
  fc.record({ drafts: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 7, maxLength: 7 }), accepted: fc.integer({ min: 0, max: 7 }), anchor: fc.integer({ min: 0, max: 30 }) }),
  { minLength: 1, maxLength: 6 },
).map((all) => all.map((one, i) => round({ ...one, teacherRow: 7 * i, judged: 7 })));

it('weighs to 1 whatever the rounds, and random anchors keep the count of accepted slots', () => {
  fc.assert(
    fc.property(rounds, fc.constantFrom('means' as const, 'tokens' as const), (all, norm) => {
      const lessons = lessonsOf(all, { norm });
      const slots = used(lessons);
      expect(weights(slots)).toBeCloseTo(slots.length > 0 ? 1 : 0, 9);
      const kept = (some: readonly Lesson[]) => used(some).filter(({ role }) => role === 'accepted' || role === 'label').length;
      expect(kept(lessonsOf(all, { norm, anchors: 'random' }))).toBe(kept(lessons));
    }),
  );
});

it('gives refused slots of one place in the block one weight, in whatever rounds they stand', () => {
  fc.assert(
    fc.property(rounds, fc.constantFrom('means' as const, 'tokens' as const), fc.double({ min: 0.1, max: 1, noNaN: true }), (all, norm, decay) => {
      const refused = lessonsOf(all, { norm, decay }).flatMap(({ slots }) => slots.flatMap(({ role, weight }, slot) => (role === 'first-rejected' || role === 'suffix' ? [weight / decay ** (slot - 1)] : [])));
      for (const unit of refused) expect(unit / refused[0]!).toBeCloseTo(1, 9);
    }),
  );
});

it('rehearses a second training beside the first: its texts stand behind, and it weighs its share', () => {
  const labels = labelLessons([text, text], [{ text: 1, anchor: 20 }], 'ce', 5, 4);
  const both = together(lessonsOf([round({})]), labels, 3, 1 / 4);
  expect(both.map((lesson) => [lesson.text, lesson.anchor])).toEqual([[0, 9], [4, 20]]);
  expect(weights(slotsOf(both.slice(0, 1)))).toBeCloseTo(3 / 4, 12);
  expect(weights(slotsOf(both.slice(1)))).toBeCloseTo(1 / 4, 12);
  expect(slotsOf(both.slice(1)).map(({ kind, token }) => [kind, token])).toEqual(slotsOf(labels).map(({ kind, token }) => [kind, token]));
});
