/**
 * One round over a tree of drafts. From the anchor down, the target judges the children of the node that it has reached:
 *
 *   R3, R4, temperature 0   it draws one token of its own; the child that carries it, if any, is accepted
 *   R2                      children in order, each accepted with p(child) / (1 - p of those refused before it): the coin of
 *                           R2 on what is left of p. After the last refusal it draws from what is left (specdec.md 2.2, 7.2)
 *
 * Siblings are distinct tokens that nobody drew at random, so R1, which needs draws from q, has no meaning here.
 * Under R3, R4 and temperature 0 what is written is the target's own draw at each position: the text of plain decoding.
 * The kernel's twin: shaders/accept-tree.wgsl.
 */
import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import type { AcceptRule, Verdict } from '../trace/events.ts';
import { targetDraw, tossesCoin, type Place } from './accept-rules.ts';
import { choose } from './choose.ts';
import { childrenOf, type DraftTree } from './draft-tree.ts';

export type TreeRule = Exclude<AcceptRule, 'R1'>;

export interface TreeRound {
  readonly rule: TreeRule;
  readonly temperature: number;
  readonly seed: number;
  readonly sequence: number;
  /** Committed tokens before the round. */
  readonly position: number;
  readonly tree: DraftTree;
  /** The target's row behind each node. */
  readonly target: readonly ArrayLike<number>[];
  readonly stopToken: number | null;
}

export interface JudgedNode {
  /** A node is unreached unless its parent was reached and no sibling was accepted before it. */
  readonly verdict: Verdict;
  readonly u: number | null;
  readonly drawn: number | null;
}

export interface TreeVerdict {
  /** By node; the anchor counts as accepted. */
  readonly nodes: readonly JudgedNode[];
  /** Accepted nodes, the anchor not among them. */
  readonly path: readonly number[];
  readonly added: { readonly token: number; readonly kind: 'corrected' | 'bonus'; readonly from: ArrayLike<number> } | null;
  readonly committed: readonly number[];
}

export function judgeTree({ rule, temperature, seed, sequence, position, tree, target, stopToken }: TreeRound): TreeVerdict {
  const unreached: JudgedNode = { verdict: 'unreached', u: null, drawn: null };
  const nodes: JudgedNode[] = tree.tokens.map((_, node) => (node === 0 ? { ...unreached, verdict: 'accepted' } : unreached));
  const path: number[] = [];
  const coin = tossesCoin(rule, temperature);
  for (let node = 0; ; ) {
    const place: Place = { seed, sequence, position: position + path.length };
    const p = target[node]!;
    const children = childrenOf(tree, node);
    const { accepted, added } = coin ? judgeByCoin(p, children, place) : judgeByDraw(p, children, place);
    const committed = (): number[] => path.map((at) => tree.tokens[at]!);
    if (accepted === null) return { nodes, path, added, committed: [...committed(), added!.token] };
    path.push(accepted);
    if (tree.tokens[accepted] === stopToken) return { nodes, path, added: null, committed: committed() };
    node = accepted;
  }

  interface Step { readonly accepted: number | null; readonly added: TreeVerdict['added'] }

  function judgeByDraw(p: ArrayLike<number>, children: readonly number[], place: Place): Step {
    const drawn = targetDraw(rule, p, place);
    for (const child of children) nodes[child] = { verdict: tree.tokens[child] === drawn ? 'accepted' : 'rejected', u: null, drawn };
    const accepted = children.find((child) => tree.tokens[child] === drawn) ?? null;
    return { accepted, added: { token: drawn, kind: children.length > 0 ? 'corrected' : 'bonus', from: p } };
  }

  function judgeByCoin(p: ArrayLike<number>, children: readonly number[], place: Place): Step {
    const left = Float64Array.from(p);
    let mass = 1;
    for (const [ordinal, child] of children.entries()) {
      const token = tree.tokens[child]!;
      const u = counterUniform(counterStream({ ...place, purpose: PURPOSE.accept }), ordinal);
      const accepted = u * mass < left[token]!;
      nodes[child] = { verdict: accepted ? 'accepted' : 'rejected', u, drawn: null };
      if (accepted) return { accepted: child, added: null };
      mass -= left[token]!;
      left[token] = 0;
    }
    if (children.length === 0) return { accepted: null, added: { token: targetDraw(rule, p, place), kind: 'bonus', from: p } };
    // Rounding alone can leave nothing over; p itself is then the answer.
    const from = mass > 0 && left.some((rest) => rest > 0) ? left.map((rest) => rest / mass) : Float64Array.from(p);
    return { accepted: null, added: { token: choose(from, { ...place, purpose: PURPOSE.residual }), kind: 'corrected', from } };
  }
}
