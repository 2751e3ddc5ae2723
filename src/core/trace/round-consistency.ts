/**
 * Whether the events of one round tell a possible story; what contradicts it, or null. All is said in terms of parents, so that
 * chains (each draft's parent is the slot before it) and trees keep the same rules:
 *
 *   a draft stands behind its parent, and is judged only if that is the anchor or was accepted; of the drafts that share a
 *   parent one at the most is accepted, so the accepted ones are a path
 *   behind that path the target adds one token, in place of the drafts refused there or as a bonus where there is none; it adds
 *   nothing where an accepted stop token ended the text, and then nothing behind it was judged
 *   a coin was tossed, or the target drew, for exactly the drafts that were judged, and the verdict is what came of it
 *
 * A round still under way (no target's token and no end yet) is held to as much of it as there is.
 */
import { tossesCoin } from '#core/speculation/accept-rules.ts';
import { attentionContradiction } from './attention-consistency.ts';
import type { RunConfig, SpecEvent } from './events.ts';

type EventOf<T extends SpecEvent['type']> = Extract<SpecEvent, { type: T }>;

interface Told {
  readonly start: EventOf<'round.start'>;
  readonly drafts: readonly EventOf<'draft.token'>[];
  readonly looks: readonly EventOf<'draft.attention'>[];
  readonly judged: readonly EventOf<'verify.slot'>[];
  readonly targets: readonly EventOf<'target.token'>[];
  readonly ends: readonly EventOf<'round.end'>[];
}

/** Files keep p and q to 4 digits, and the GPU compared them in single precision: so near a coin may lie on either side. */
const TOLERANCE = 2e-4;

/** A round's events, its start first. */
export function roundContradiction(config: RunConfig, events: readonly SpecEvent[]): string | null {
  const of = <T extends SpecEvent['type']>(type: T): readonly EventOf<T>[] => events.filter((event): event is EventOf<T> => event.type === type);
  const [start] = of('round.start');
  if (!start) return 'no start';
  const told: Told = { start, drafts: of('draft.token'), looks: of('draft.attention'), judged: of('verify.slot'), targets: of('target.token'), ends: of('round.end') };
  return inProposals(told, config) ?? attentionContradiction(told, config) ?? inVerdicts(told) ?? inChances(told, config) ?? inEnding(told);
}

function inProposals({ start, drafts, judged, targets, ends }: Told, { drafter, gamma, rule, temperature }: RunConfig): string | null {
  if (drafts.some(({ slot }, i) => slot !== i + 1)) return 'slots out of order';
  if (drafts.some(({ slot, parent }) => parent !== null && !(parent >= 1 && parent < slot))) return 'a draft that does not stand behind its parent';
  const drafting = judged.length + targets.length + ends.length === 0;
  if (drafting ? drafts.length > start.k : drafts.length !== start.k) return 'other than the announced number of drafts';
  if (drafts.length > 0 && (drafter === 'none' || gamma === 0)) return 'drafts where nothing drafts';
  const chain = drafts.every(({ slot, parent }) => (parent ?? 0) === slot - 1);
  // R1 needs drafts that were drawn from q one after the other (judge-tree.ts).
  return !chain && rule === 'R1' && tossesCoin(rule, temperature) ? 'a tree under rule R1' : null;
}

function inVerdicts({ drafts, judged, ends }: Told): string | null {
  if (judged.some(({ slot, token }, i) => slot !== drafts[i]?.slot || token !== drafts[i].token)) return 'a verdict on a token that was not proposed';
  if (ends.length > 0 && judged.length < drafts.length) return 'a draft without a verdict';
  const accepted = judged.filter(({ verdict }) => verdict === 'accepted').map(({ slot }) => slot);
  const parentOf = (slot: number): number | null => drafts[slot - 1]!.parent;
  const beyond = judged.some(({ slot, verdict }) => {
    const parent = parentOf(slot);
    return verdict !== 'unreached' && parent !== null && !accepted.includes(parent);
  });
  if (beyond) return 'a verdict on a draft behind one that was not accepted';
  return new Set(accepted.map(parentOf)).size < accepted.length ? 'two drafts accepted in one place' : null;
}

function inChances({ drafts, judged }: Told, { rule, temperature }: RunConfig): string | null {
  const coin = tossesCoin(rule, temperature);
  for (const { slot, token, verdict, p, q, u, drawn } of judged) {
    const reached = verdict !== 'unreached';
    if ((u !== null) !== (reached && coin)) return 'a coin where none was due, or none where one was';
    if ((drawn !== null) !== (reached && !coin)) return 'a draw where none was due, or none where one was';
    if (drawn !== null && (drawn === token) !== (verdict === 'accepted')) return 'a verdict against what the target drew';
    if (u === null) continue;
    const kept = judged.some((other) => other.slot < slot && other.verdict === 'accepted' && drafts[other.slot - 1]!.parent === drafts[slot - 1]!.parent);
    if (kept) return 'a coin behind a sibling that was kept';
    // q is what the coin is tossed over: among siblings, what the refused ones left.
    const bar = u * q;
    const near = TOLERANCE * (p + bar);
    if (verdict === 'accepted' ? bar > p + near : bar < p - near) return 'a verdict against its coin';
  }
  return null;
}

function inEnding({ drafts, judged, targets, ends }: Told): string | null {
  const [target, end] = [targets[0], ends[0]];
  if (targets.length > 1 || ends.length > 1) return 'more than one token of the target, or more than one end';
  if (!target && !end) return null;
  const accepted = judged.filter(({ verdict }) => verdict === 'accepted');
  const reached = accepted.at(-1)?.slot ?? null;
  const behind = judged.filter(({ slot }) => drafts[slot - 1]!.parent === reached);
  if (!target && behind.some(({ verdict }) => verdict === 'rejected')) return 'a rejection without a correction';
  if (!target && reached === null) return 'nothing written';
  if (target && (target.kind === 'corrected') !== behind.some(({ verdict }) => verdict === 'rejected')) return 'a correction without a rejection, or the reverse';
  if (target && behind.some(({ verdict }) => verdict === 'unreached')) return 'a token of the target behind drafts that nobody judged';
  if (target && behind.some(({ drawn }) => drawn !== null && drawn !== target.token)) return 'a correction other than what the target drew';
  return end && end.committed !== accepted.length + (target ? 1 : 0) ? 'other tokens committed than written' : null;
}
