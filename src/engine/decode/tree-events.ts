/**
 * A tree round's events (core/trace/events.ts) from what inspect mode read back; slot i is node i. Verdicts and committed tokens are
 * the GPU's; p, coins and what refused siblings left of p are worked out here, as core/speculation/judge-tree.ts does.
 *
 * A node is judged when its parent was reached: by a draw all siblings at once, by coins one after the other until one is kept.
 * Nodes behind an accepted stop token are unreached, nodes that the run's limit has no room for are left out.
 */
import { counterStream, counterUniform, PURPOSE } from '#core/rng/counter.ts';
import { tossesCoin } from '#core/speculation/accept-rules.ts';
import { headOfProbabilities } from '#core/speculation/distribution-head.ts';
import { childrenOf, depths } from '#core/speculation/draft-tree.ts';
import { seenRow, type SeenRow } from '#core/speculation/seen-row.ts';
import type { Distribution, SpecEvent } from '#core/trace/events.ts';
import type { ReadTree } from '#engine/ops/tree-layout.ts';
import type { RoundReading, RoundSettings } from './round-events.ts';

type VerifySlot = Extract<SpecEvent, { type: 'verify.slot' }>;
type Judgement = Pick<VerifySlot, 'verdict' | 'u' | 'drawn' | 'q'>;

const UNREACHED: Judgement = { verdict: 'unreached', u: null, drawn: null, q: 1 };

export function treeEvents(reading: RoundReading, whole: ReadTree, settings: RoundSettings): readonly SpecEvent[] {
  const { round, position, startedAt, draftedAt, endedAt, verifyMs } = reading;
  const { temperature, forbiddenToken } = settings;
  const draftMs = draftedAt - startedAt;
  const { tree, drafts, target, own } = withinRoom(reading, whole);
  const shown = { ...reading, drafts, target, own };
  const nodes = drafts.map((_, i) => i + 1);
  const token = (node: number): number => drafts[node - 1]!;
  const rows = target.map((row) => seenRow(row, temperature, forbiddenToken));
  const row = (node: number): SeenRow => rows[node]!;
  const judgements = judged(shown, tree, settings, row);
  return [
    { type: 'round.start', round, position, k: drafts.length, t: startedAt },
    ...nodes.map((node): SpecEvent => ({
      type: 'draft.token', round, slot: node, parent: tree.parents[node] === 0 ? null : tree.parents[node]!, token: token(node),
      q: Math.min(1, Math.exp(tree.logQ[node]!)), draft: null, t: draftedAt,
    })),
    ...nodes.map((node): SpecEvent => ({
      type: 'verify.slot', round, slot: node, token: token(node), p: row(tree.parents[node]!).probability(token(node)),
      ...(judgements.get(node) ?? UNREACHED),
      target: row(tree.parents[node]!).head,
    })),
    ...added(shown, tree, settings, judgements, row),
    { type: 'round.end', round, committed: tree.walk.length + (reading.added === null ? 0 : 1), draftMs, verifyMs, otherMs: endedAt - startedAt - draftMs - verifyMs },
  ];
}

/** Without the nodes that the run's limit has no room for: nobody could accept them. */
function withinRoom(reading: RoundReading, { parents, logQ, walk }: ReadTree): Pick<RoundReading, 'drafts' | 'target' | 'own'> & { readonly tree: ReadTree } {
  const depth = depths({ parents, tokens: [] });
  const kept = parents.flatMap((_, node) => (depth[node]! <= reading.room ? [node] : []));
  const renamed = new Map(kept.map((node, i) => [node, i]));
  const of = <T>(all: readonly T[]): T[] => kept.map((node) => all[node]!);
  return {
    tree: { parents: of(parents).map((parent) => renamed.get(parent)!), logQ: of(logQ), walk: walk.map((node) => renamed.get(node)!) },
    drafts: kept.slice(1).map((node) => reading.drafts[node - 1]!),
    target: of(reading.target),
    own: of(reading.own),
  };
}

/** Nodes from the anchor down whose children were judged. */
function reached({ added: own }: RoundReading, { walk }: ReadTree): readonly number[] {
  return own === null ? [0, ...walk.slice(0, -1)] : [0, ...walk];
}

function judged(reading: RoundReading, tree: ReadTree, settings: RoundSettings, row: (node: number) => SeenRow): ReadonlyMap<number, Judgement> {
  const { rule, temperature, seed, sequence } = settings;
  const depth = depths({ ...tree, tokens: [] });
  const judgements = new Map<number, Judgement>();
  for (const node of reached(reading, tree)) {
    const children = childrenOf(tree, node);
    const place = { seed, sequence, position: reading.position + depth[node]! };
    let mass = 1;
    for (const [ordinal, child] of children.entries()) {
      const accepted = tree.walk.includes(child);
      const verdict = accepted ? 'accepted' : 'rejected';
      if (!tossesCoin(rule, temperature)) {
        judgements.set(child, { verdict, u: null, drawn: reading.own[node]!, q: 1 });
        continue;
      }
      judgements.set(child, { verdict, u: counterUniform(counterStream({ ...place, purpose: PURPOSE.accept }), ordinal), drawn: null, q: mass });
      if (accepted) break;
      const token = reading.drafts[child - 1]!;
      mass = Math.max(0, mass - row(node).probability(token));
    }
  }
  return judgements;
}

function added(reading: RoundReading, tree: ReadTree, { rule, temperature }: RoundSettings, judgements: ReadonlyMap<number, Judgement>, row: (node: number) => SeenRow): readonly SpecEvent[] {
  if (reading.added === null) return [];
  const last = tree.walk.at(-1) ?? 0;
  const refused = childrenOf(tree, last).filter((child) => judgements.get(child)?.verdict === 'rejected').map((child) => reading.drafts[child - 1]!);
  const byCoin = tossesCoin(rule, temperature) && refused.length > 0;
  const from = byCoin ? withoutRefused(row(last).whole(), refused) : row(last).drawnFrom;
  return [{ type: 'target.token', round: reading.round, token: reading.added, kind: refused.length > 0 ? 'corrected' : 'bonus', from, t: reading.endedAt }];
}

/** What refused siblings left of a row; all of it where they were all of it. */
function withoutRefused(p: Float64Array, refused: readonly number[]): Distribution {
  const left = p.map((mass, token) => (refused.includes(token) ? 0 : mass));
  const sum = left.reduce((a, b) => a + b, 0);
  return headOfProbabilities(sum > 0 ? left.map((mass) => mass / sum) : p);
}
