/**
 * Why a token was kept or not: one record per way of judging (specdec.md 2.2), ready to be drawn. Nothing is recomputed
 * that the log holds: p, q, the coin and the target's own choice are the run's, so that the explanation is what happened.
 */
import { heads, overlay, tailMass, type Overlay, type TokenProbability } from './distribution.ts';
import type { EventLog } from './event-log.ts';
import type { AcceptRule, Distribution } from './events.ts';
import { proposalPurpose, targetPurpose } from '../speculation/accept-rules.ts';
import { acceptedPath, nodesOf } from './round-tree.ts';
import { isTree, replacedSlot, type Judgement, type RoundView, type SlotView, type TargetToken } from './rounds.ts';
import { fillsBlocks } from './trained-weights.ts';

/** What is selected: a slot of a round. Slot k + 1 is the target's extra token. */
export interface Selection {
  readonly round: number;
  readonly slot: number;
}

export interface Head {
  readonly tokens: readonly TokenProbability[];
  readonly tail: number;
}

/** The token that the target wrote in place of the draft, and what it was drawn from. */
export interface Replacement {
  readonly token: number;
  readonly from: Head;
}

/** Where a draft stands in a tree of them. */
export interface Branch {
  /** Drafts guessed at its place, itself included. */
  readonly siblings: number;
  /** How many of them come before it. */
  readonly before: number;
  /** What the drafter believes of it, at temperature 1. */
  readonly belief: number;
}

interface Judged {
  readonly round: number;
  readonly slot: number;
  readonly token: number;
  readonly p: number;
  readonly q: number;
  readonly verdict: 'accepted' | 'rejected';
  readonly target: Head;
  /** Null in a chain. */
  readonly branch: Branch | null;
  /** Null: the drafter looked the token up and has no probabilities, or the log keeps none of a tree's. */
  readonly draft: Head | null;
  readonly overlay: Overlay | null;
  /** After a rejection, once the target has written. */
  readonly replacement: Replacement | null;
}

/** How a token was taken from its distribution: by chance, or as the likeliest. */
export type Choice = 'drawn' | 'first';

/** Why nobody judged a draft: another before it was refused, its parent was not kept, a sibling was, or the text had ended. */
export interface Unreached {
  readonly kind: 'rejected' | 'parent' | 'sibling' | 'ended';
  /** The slot that it happened in. */
  readonly slot: number;
}

export type Why =
  | { readonly kind: 'drafting'; readonly round: number; readonly slot: number; readonly token: number; readonly q: number; readonly branch: Branch | null; readonly draft: Head | null; readonly choice: Choice }
  | { readonly kind: 'unreached'; readonly round: number; readonly slot: number; readonly token: number; readonly because: Unreached }
  /** R1: coin against min(1, p/q). R2: coin against p; among siblings, against p of what those refused before it left. */
  | (Judged & { readonly kind: 'coin'; readonly rule: 'R1' | 'R2'; readonly threshold: number; readonly coin: number })
  /** R3, R4: what the target drew itself. */
  | (Judged & { readonly kind: 'draw'; readonly rule: 'R3' | 'R4'; readonly drawn: number })
  /** Temperature 0: the target's first choice. */
  | (Judged & { readonly kind: 'greedy'; readonly rule: AcceptRule; readonly drawn: number })
  | { readonly kind: 'bonus'; readonly round: number; readonly slot: number; readonly token: number; /** Of a tree: along its accepted path. */ readonly drafted: number; readonly tree: boolean; readonly from: Head; readonly choice: Choice };

function headOf(distribution: Distribution, temperature: number): Head {
  const tokens = heads(distribution, temperature);
  return { tokens, tail: tailMass(tokens) };
}

/** What the target's token was drawn from is stored as log-probabilities. */
const drawnFrom = (target: TargetToken): Head => headOf({ ...target.from }, 1);

const grown = (log: EventLog, view: RoundView): boolean => log.header.config.treeBudget > 0 || isTree(view);

function branchOf(log: EventLog, view: RoundView, { slot, q }: SlotView): Branch | null {
  if (!grown(log, view)) return null;
  const { siblings, rank } = nodesOf(view)[slot - 1]!;
  return { siblings, before: rank - 1, belief: q };
}

function unreachedBecause(view: RoundView, { slot, parent }: SlotView): Unreached {
  const ended: Unreached = { kind: 'ended', slot: lastAccepted(view.slots) };
  const rejected = view.slots.find(({ state }) => state === 'rejected');
  if (!isTree(view)) return rejected ? { kind: 'rejected', slot: rejected.slot } : ended;
  const above = parent === null ? null : view.slots[parent - 1];
  if (above && above.state !== 'accepted') return { kind: 'parent', slot: above.slot };
  const kept = view.slots.find((other) => other.parent === parent && other.slot !== slot && other.state === 'accepted');
  return kept ? { kind: 'sibling', slot: kept.slot } : ended;
}

/** What the target wrote where a draft was refused; nothing where a sibling of it was kept. */
function replacementOf(view: RoundView, { parent, state }: SlotView): Replacement | null {
  if (state !== 'rejected' || !view.target || parent !== replacedSlot(view)?.parent) return null;
  return { token: view.target.token, from: drawnFrom(view.target) };
}

function judgedSlot(log: EventLog, view: RoundView, slot: SlotView, judged: Judgement, verdict: 'accepted' | 'rejected'): Why {
  const { temperature, rule } = log.header.config;
  const common: Judged = {
    round: view.round,
    slot: slot.slot,
    token: slot.token,
    p: judged.p,
    q: judged.q,
    verdict,
    target: headOf(judged.target, temperature),
    draft: slot.draft && headOf(slot.draft, temperature),
    overlay: slot.draft && overlay(judged.target, slot.draft, temperature),
    branch: branchOf(log, view, slot),
    replacement: replacementOf(view, slot),
  };
  const argmax = judged.target.tokens[0] ?? slot.token;
  const kept = verdict === 'accepted' ? slot.token : (view.target?.token ?? argmax);
  if (temperature === 0) return { ...common, kind: 'greedy', rule, drawn: judged.drawn ?? argmax };
  switch (rule) {
    case 'R1': case 'R2': {
      const threshold = (rule === 'R2' && !common.branch) || judged.q <= 0 ? Math.min(1, judged.p) : Math.min(1, judged.p / judged.q);
      return { ...common, kind: 'coin', rule, threshold, coin: judged.u ?? Number.NaN };
    }
    case 'R3': case 'R4': return { ...common, kind: 'draw', rule, drawn: judged.drawn ?? kept };
  }
}

const lastAccepted = (slots: readonly SlotView[]): number => slots.findLast(({ state }) => state === 'accepted')?.slot ?? 0;

export function whyAt(log: EventLog, rounds: readonly RoundView[], at: Selection): Why | null {
  const view = rounds.find(({ round }) => round === at.round);
  const { rule, temperature } = log.header.config;
  const choice = (purpose: number | null): Choice => (purpose === null ? 'first' : 'drawn');
  if (!view) return null;
  const slot = view.slots.find((candidate) => candidate.slot === at.slot);
  if (!slot) {
    if (view.target?.kind !== 'bonus' || at.slot !== view.slots.length + 1) return null;
    return {
      kind: 'bonus', round: view.round, slot: at.slot, token: view.target.token, drafted: acceptedPath(view).length, tree: grown(log, view),
      from: drawnFrom(view.target), choice: choice(targetPurpose(rule, temperature)),
    };
  }
  const { judged } = slot;
  if (!judged) {
    const draft = slot.draft && headOf(slot.draft, temperature);
    const branch = branchOf(log, view, slot);
    return { kind: 'drafting', round: view.round, slot: slot.slot, token: slot.token, q: slot.q, branch, draft, choice: choice(branch ? null : proposalPurpose(rule, temperature, fillsBlocks(log.header.config))) };
  }
  if (judged.verdict === 'unreached') {
    return { kind: 'unreached', round: view.round, slot: slot.slot, token: slot.token, because: unreachedBecause(view, slot) };
  }
  return judgedSlot(log, view, slot, judged, judged.verdict);
}

/** The slot that decided a round: the one refused, else the target's extra token, else the stop token that was accepted. */
export function decisiveSlot(view: RoundView): Selection {
  const rejected = replacedSlot(view);
  return { round: view.round, slot: rejected?.slot ?? (view.target?.kind === 'bonus' ? view.slots.length + 1 : lastAccepted(view.slots)) };
}
