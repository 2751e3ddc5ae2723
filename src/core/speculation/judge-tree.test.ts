/**
 * Rounds over trees: a tree that is a chain is judged as the chain; under R3, R4 and temperature 0 the text is the target's own
 * draws; and 100,000 texts a rule are distributed as plain sampling writes them (toy-pair.ts), while two ways to get siblings wrong fail.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import { targetDraw } from './accept-rules.ts';
import { choose } from './choose.ts';
import { childrenOf, depths, type DraftTree } from './draft-tree.ts';
import { growTree } from './grow-tree.ts';
import { judgeChain } from './judge-chain.ts';
import { judgeTree, type TreeRule } from './judge-tree.ts';
import { textPValue, THRESHOLD, TOY_TOKENS, toyDraft, toyTarget, type ToyRound } from './toy-pair.ts';

const RULES = ['R2', 'R3', 'R4'] as const satisfies readonly TreeRule[];
const V = TOY_TOKENS;

const treeBehind = (anchor: number, budget: number): DraftTree =>
  growTree(anchor, (path) => toyDraft[path.at(-1) ?? anchor]!.map(Math.log), { width: 3, depth: 3, budget });

const trees = new Map<string, DraftTree>();
const knownTree = (anchor: number, budget: number): DraftTree => {
  const key = `${anchor},${budget}`;
  const tree = trees.get(key) ?? treeBehind(anchor, budget);
  trees.set(key, tree);
  return tree;
};

function round(rule: TreeRule, seed: number, budget: number): ToyRound {
  return (anchor, position, sequence) => {
    const tree = knownTree(anchor, budget);
    return judgeTree({ rule, temperature: 1, seed, sequence, position, tree, target: tree.tokens.map((token) => toyTarget[token]!), stopToken: null }).committed;
  };
}

describe('100,000 texts agree with plain sampling', () => {
  it.each(RULES.flatMap((rule) => [1, 4, 12].map((budget) => [rule, budget] as const)))('%s, %i drafts', (rule, budget) => {
    expect(textPValue(round(rule, 31, budget))).toBeGreaterThan(THRESHOLD);
  });
});

describe('siblings judged wrongly fail the same threshold', () => {
  /** One level of siblings, judged with `mass` taken off as a planted mistake has it. */
  const siblings = (seed: number, coinOf: (ordinal: number) => number, massLeft: (mass: number, p: number) => number): ToyRound => (anchor, position, sequence) => {
    const tree = knownTree(anchor, 3);
    const place = { seed, sequence, position };
    const left = [...toyTarget[anchor]!];
    let mass = 1;
    for (const [ordinal, child] of childrenOf(tree, 0).entries()) {
      const token = tree.tokens[child]!;
      if (counterUniform(counterStream({ ...place, purpose: PURPOSE.accept }), coinOf(ordinal)) * mass < left[token]!) return [token];
      mass = massLeft(mass, left[token]!);
      left[token] = 0;
    }
    return [choose(left.some((rest) => rest > 0) ? left : toyTarget[anchor]!, { ...place, purpose: PURPOSE.residual })];
  };
  it('the harness itself is right', () => {
    expect(textPValue(siblings(41, (ordinal) => ordinal, (mass, p) => mass - p))).toBeGreaterThan(THRESHOLD);
  });
  it('a later sibling judged by p as if none had been refused', () => {
    expect(textPValue(siblings(42, (ordinal) => ordinal, (mass) => mass))).toBeLessThan(THRESHOLD);
  });
  it('one coin for all siblings', () => {
    expect(textPValue(siblings(43, () => 0, (mass, p) => mass - p))).toBeLessThan(THRESHOLD);
  });
});

const row = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: V, maxLength: V }).filter((weights) => weights.some((weight) => weight > 0)).map((weights) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
});
const parents = fc.array(fc.nat(), { maxLength: 9 }).map((picks) => [0, ...picks.map((pick, i) => pick % (i + 1))]);

/** Random parents with distinct tokens among siblings. */
const tree: fc.Arbitrary<DraftTree> = parents.map((all) => {
  const ordinals = all.map((parent, node) => all.slice(1, node).filter((other) => other === parent).length);
  const kept = all.map((parent, node) => (node === 0 || ordinals[node]! < V ? parent : 0));
  return { parents: kept, tokens: all.map((parent, node) => (node === 0 ? 0 : (ordinals[node]! + parent) % V)) };
}).filter(({ parents: all }) => all.every((parent, node) => node === 0 || all.slice(1, node).filter((other) => other === parent).length < V));

describe('judgeTree', () => {
  it('judges a chain as judgeChain does', () => {
    fc.assert(fc.property(fc.constantFrom(...RULES), fc.constantFrom(0, 1), fc.array(fc.nat(V - 1), { maxLength: 4 }), fc.array(row, { minLength: 5, maxLength: 5 }), fc.nat(), fc.option(fc.nat(V - 1)), (rule, temperature, drafts, rows, seed, stopToken) => {
      const base = { rule, temperature, seed, sequence: 2, position: 9, stopToken };
      const chain = judgeChain({ ...base, drafts, target: rows, draft: null });
      const asTree = judgeTree({ ...base, tree: { tokens: [0, ...drafts], parents: [0, ...drafts.keys()] }, target: rows });
      expect(asTree.committed).toEqual(chain.committed);
      expect(asTree.nodes.slice(1).map(({ verdict, u }) => [verdict, u])).toEqual(chain.slots.map(({ verdict, u }) => [verdict, u]));
      expect(asTree.added?.kind).toBe(chain.added?.kind);
    }));
  });
  it('writes the target\'s own draws under R3 and R4, whatever the tree', () => {
    fc.assert(fc.property(fc.constantFrom('R3', 'R4'), tree, fc.array(row, { minLength: 10, maxLength: 10 }), fc.nat(), (rule, drafts, rows, seed) => {
      const verdict = judgeTree({ rule, temperature: 1, seed, sequence: 0, position: 5, tree: drafts, target: rows, stopToken: null });
      verdict.committed.forEach((token, i) => {
        const node = i === 0 ? 0 : verdict.path[i - 1]!;
        expect(token).toBe(targetDraw(rule, rows[node]!, { seed, sequence: 0, position: 5 + i }));
      });
    }));
  });
  it('accepts one path; its siblings were refused or never reached; nothing below a refusal is judged', () => {
    fc.assert(fc.property(fc.constantFrom(...RULES), tree, fc.array(row, { minLength: 10, maxLength: 10 }), fc.nat(), (rule, drafts, rows, seed) => {
      const { nodes, path, committed } = judgeTree({ rule, temperature: 1, seed, sequence: 0, position: 5, tree: drafts, target: rows, stopToken: null });
      expect(committed.length).toBe(path.length + 1);
      expect(path.map((node) => depths(drafts)[node])).toEqual(path.map((_, i) => i + 1));
      nodes.forEach(({ verdict }, node) => {
        if (node === 0) return;
        expect(verdict === 'accepted').toBe(path.includes(node));
        if (nodes[drafts.parents[node]!]!.verdict !== 'accepted') expect(verdict).toBe('unreached');
      });
    }));
  });
});
