/**
 * What is said of one token, counted anew from its events: p, q, the threshold (R1: min(1, p/q); R2: p, among siblings p out of what the
 * refused ones left; R3, R4 and greedy: what the target drew), the coin, the probabilities of a head, exp(l / T - logZ), and the area
 * that target and drafter share, Σ min(p, q), with what the cut can hide. As the page spells it.
 */
import { chance, numbersIn } from './spelled.ts';
import { acceptedOf, roundsIn, type Draft, type Round, type Slot, type TraceFile } from './trace-file.ts';
import type { WireDistribution, WireEvent } from '#core/trace/schema.ts';

/** Name of a figure, and the numbers in it. */
export type Said = Record<string, readonly string[]>;

type Head = readonly (readonly [number, number])[];
const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

const headOf = ([tokens, logits, logZ]: WireDistribution, temperature: number): Head =>
  tokens.map((token, i) => [token, Math.min(1, Math.exp(logits[i]! / (temperature > 0 ? temperature : 1) - logZ))]);

/** The five likeliest, the marked ones beyond them, and all others as one. */
function bars(head: Head, marked: readonly number[]): readonly string[] {
  const shown = head.filter(([token], i) => i < 5 || marked.includes(token)).map(([, p]) => p);
  const rest = 1 - sum(shown);
  return [...shown, ...(rest > 0.0005 ? [rest] : [])].map(chance);
}

interface Place {
  readonly header: TraceFile['header'];
  readonly round: Round;
  readonly draft: Draft;
  readonly slot: Slot;
  readonly tree: boolean;
}

const siblingsOf = ({ round, draft }: Place): readonly Draft[] => round.drafts.filter(({ parent }) => parent === draft.parent);
const verdictOf = ({ slots }: Round, slot: number | null): Slot['verdict'] | undefined => slots.find((other) => other.slot === slot)?.verdict;
const lastAccepted = ({ slots }: Round): number | null => slots.findLast(({ verdict }) => verdict === 'accepted')?.slot ?? null;

/** The slot on whose account nobody judged a draft. */
function blamed({ round, draft, slot }: Place): number {
  const branching = round.drafts.some((other) => (other.parent ?? 0) !== other.slot - 1);
  if (!branching) return round.slots.find(({ verdict }) => verdict === 'rejected')?.slot ?? lastAccepted(round) ?? 0;
  if (draft.parent !== null && verdictOf(round, draft.parent) !== 'accepted') return draft.parent;
  return round.drafts.find((other) => other.parent === draft.parent && other.slot !== slot.slot && verdictOf(round, other.slot) === 'accepted')?.slot ?? lastAccepted(round) ?? 0;
}

function coinOf({ header, draft, slot, tree }: Place): { readonly keep: readonly string[]; readonly threshold: string; readonly q: readonly string[] } {
  const exact = header.config.rule === 'R1' && draft.draft !== null;
  const threshold = chance(Math.min(1, header.config.rule === 'R1' || tree ? slot.p / slot.q : slot.p));
  const keep = exact ? ['1', threshold] : tree && slot.q < 1 ? [chance(slot.q), threshold] : [threshold];
  return { keep, threshold, q: exact ? [chance(slot.q)] : tree ? [chance(draft.q)] : [] };
}

function judged(place: Place): { readonly figures: Said; readonly cell: readonly string[]; readonly labels: readonly (readonly string[])[] } {
  const { header: { config }, round, draft, slot, tree } = place;
  const answered = round.target && slot.verdict === 'rejected' && draft.parent === lastAccepted(round) ? round.target : null;
  const many = tree ? siblingsOf(place).length : 1;
  if (slot.u !== null) {
    const { keep, threshold, q } = coinOf(place);
    const before = siblingsOf(place).some((other) => other.slot < slot.slot);
    return {
      figures: { p: [chance(slot.p)], ...(q.length > 0 && { q }), keep, why: many > 1 && before ? ['1'] : [], ...(answered && { head: bars(headOf(answered.from, 1), [answered.token]) }) },
      cell: [chance(slot.p), chance(slot.q), threshold, chance(slot.u)],
      labels: [['0', '1', threshold, chance(slot.u)]],
    };
  }
  const believed = tree ? draft.q : draft.draft && headOf(draft.draft, config.temperature).find(([token]) => token === draft.token)?.[1];
  const marked = [slot.drawn!, ...(slot.verdict === 'rejected' ? [slot.token] : [])];
  return {
    figures: { p: [chance(slot.p)], ...(typeof believed === 'number' && { q: [chance(believed)] }), why: many > 1 ? [`${many}`] : [], head: bars(headOf(slot.target, config.temperature), marked) },
    cell: [chance(slot.p)],
    labels: [],
  };
}

export interface TokenSaid {
  /** Of the panel, for the token alone. */
  readonly figures: Said;
  /** Of its cell's name. */
  readonly cell: readonly string[];
  readonly labels: readonly (readonly string[])[];
}

export function tokenSaid({ header }: TraceFile, events: readonly WireEvent[], at: { readonly round: number; readonly slot: number }): TokenSaid {
  const round = roundsIn(events).find((one) => one.round === at.round)!;
  const tree = header.config.treeBudget > 0;
  const where = [`${at.round}`, `${at.slot}`];
  const draft = round.drafts.find(({ slot }) => slot === at.slot);
  if (!draft) {
    const kept = acceptedOf(round);
    return { figures: { where, why: kept === 0 || (tree && kept === 1) ? [] : [`${kept}`], head: bars(headOf(round.target!.from, 1), [round.target!.token]) }, cell: where, labels: [] };
  }
  const slot = round.slots.find((one) => one.slot === at.slot);
  if (!slot) {
    const q = tree || draft.draft ? [chance(draft.q)] : [];
    const shown: Said = tree ? { belief: ['1', ...q] } : draft.draft ? { head: bars(headOf(draft.draft, header.config.temperature), [draft.token]) } : {};
    return { figures: { where, why: [], ...shown }, cell: [...where, ...q], labels: [] };
  }
  const place = { header, round, draft, slot, tree };
  if (slot.verdict === 'unreached') return { figures: { where, why: [`${blamed(place)}`] }, cell: [...where, `${blamed(place)}`], labels: [] };
  const { figures, cell, labels } = judged(place);
  return { figures: { where, ...figures }, cell: [...where, ...cell], labels };
}

export interface OverlapSaid {
  readonly shared: readonly string[];
  readonly cut: readonly string[];
  /** The token, p, q and what both give; numbers of a row. */
  readonly rows: readonly string[];
}

/** Null where there are no two distributions. */
export function overlapSaid({ header }: TraceFile, events: readonly WireEvent[], at: { readonly round: number; readonly slot: number }): OverlapSaid | null {
  const round = roundsIn(events).find((one) => one.round === at.round)!;
  const draft = round.drafts.find(({ slot }) => slot === at.slot);
  const slot = round.slots.find((one) => one.slot === at.slot);
  if (!draft?.draft || !slot || slot.verdict === 'unreached') return null;
  const [p, q] = [headOf(slot.target, header.config.temperature), headOf(draft.draft, header.config.temperature)];
  const tokens = [...new Set([...p, ...q].map(([token]) => token))];
  const all = tokens.map((token) => {
    const of = (head: Head): number => head.find(([one]) => one === token)?.[1] ?? 0;
    return { token, p: of(p), q: of(q), most: Math.max(of(p), of(q)), both: Math.min(of(p), of(q)) };
  }).sort((a, b) => b.most - a.most || a.token - b.token);
  const tails = [p, q].map((head) => Math.max(0, 1 - sum(head.map(([, x]) => x))));
  const hidden = Math.min(1, sum(tails));
  return {
    shared: [chance(Math.min(1, sum(all.map(({ both }) => both)))), ...(hidden > 0.005 ? [chance(hidden)] : [])],
    cut: [`${all.length}`, chance(Math.max(...tails))],
    rows: all.slice(0, 20).filter(({ most }, i) => i < 6 || most >= 0.001).map((row) => numbersIn([header.vocabulary[row.token] ?? '', ...[row.p, row.q, row.both].map(chance)].join(' ')).join(' ')),
  };
}
