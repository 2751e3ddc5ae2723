/** Actions and marks by hand; acyclic, emission order topological; collapse keeps reachability; the dominant path is closed; hostile sizes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominantPath } from './dominant-path.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { patterns } from './patterns.ts';
import { makeDag, type ReasoningDag, type StepDraft } from './reasoning-dag.ts';
import { superNodes } from './super-nodes.ts';

const draft = (parents: readonly number[]): StepDraft => ({ text: 'x', start: 0, end: 1, lead: '', fillers: 0, parents, length: 1, needed: 1, value: null, signature: null });
const dagOf = (...parents: readonly (readonly number[])[]): ReasoningDag => makeDag(parents.map(draft), null, parents.length > 0 ? [parents.length] : []);

const someDag = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(3)), { maxLength: 40 }).map((rows) => dagOf(...rows.map(([a, b, kind], i) => {
  const back = (x: number): number => i - (x % i);
  if (i === 0 || kind === 0) return [];
  return kind === 1 ? [i] : kind === 2 ? [back(a)] : [...new Set([back(a), back(b)])].sort((x, y) => x - y);
})));

/** All pairs (ancestor, descendant) of a graph, by its parents. */
function reached(parents: readonly (readonly number[])[]): ReadonlySet<string> {
  const above: Set<number>[] = [];
  parents.forEach((list) => above.push(new Set(list.flatMap((parent) => [parent, ...above[parent - 1]!]))));
  return new Set(above.flatMap((ancestors, i) => [...ancestors].map((ancestor) => `${ancestor} ${i + 1}`)));
}

describe('a DAG of steps', () => {
  it('names what each step does, and where it stands', () => {
    const { steps } = dagOf([], [1], [1], [2, 3], [4], [2, 5], []);
    expect(steps.map(({ action }) => action)).toEqual(['root', 'continue', 'backtrack', 'merge', 'continue', 'continue', 'root']);
    expect(steps.map(({ depth }) => depth)).toEqual([0, 1, 1, 2, 3, 4, 0]);
    expect(steps.map(({ marks }) => marks.join(' '))).toEqual(['root branch', 'branch', '', 'merge', '', 'merge leaf', 'root leaf']);
    expect(steps[1]!.children).toEqual([4, 6]);
  });

  it('takes no step for its own or a later one’s child', () => {
    expect(() => dagOf([1])).toThrow(RangeError);
    expect(() => dagOf([], [3], [])).toThrow(RangeError);
  });

  it('has no cycle, and emission order is topological, whatever a text refers to', () => {
    const line = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.constantFrom('', 'so ', 'hmm but ')).map(([id, a, b, lead]) => `${lead}#${id} mul #${a}:12,#${b}:13=14`);
    fc.assert(fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
      const { steps } = dagOfThought(lines.join('\n'), '14');
      expect(steps.every(({ id, parents }, i) => id === i + 1 && parents.every((parent, k) => parent >= 1 && parent < id && (k === 0 || parents[k - 1]! < parent)))).toBe(true);
      expect(steps.every(({ id, children }) => children.every((child) => steps[child - 1]!.parents.includes(id)))).toBe(true);
    }));
  });
});

describe('super-nodes', () => {
  it('are runs of steps that just go on', () => {
    const { nodes, nodeOf } = superNodes(dagOf([], [1], [2], [2], [4], [3, 5], [6]));
    expect(nodeOf).toEqual([1, 1, 2, 3, 3, 4, 4]);
    expect(nodes.map(({ parents, depth, marks }) => [parents, depth, marks.join(' ')])).toEqual([[[], 0, 'root branch'], [[1], 1, ''], [[1], 1, ''], [[2, 3], 2, 'merge leaf']]);
  });

  it('keep what reaches what, and cannot be collapsed further', () => {
    fc.assert(fc.property(someDag, (dag) => {
      const { nodes, nodeOf } = superNodes(dag);
      const [steps, supers] = [reached(dag.steps.map(({ parents }) => parents)), reached(nodes.map(({ parents }) => parents))];
      for (const u of dag.steps) {
        for (const v of dag.steps) {
          const [a, b] = [nodeOf[u.id - 1]!, nodeOf[v.id - 1]!];
          expect(steps.has(`${u.id} ${v.id}`)).toBe(a === b ? u.id < v.id : supers.has(`${a} ${b}`));
        }
      }
      for (const { id, first, parents } of nodes) {
        const joins = parents.length === 1 && parents[0] === id - 1 && nodes[id - 2]!.children.length === 1 && dag.steps[first - 1]!.parents.length === 1;
        expect(joins && dag.steps[first - 1]!.action === 'continue' && nodes[id - 2]!.last === first - 1).toBe(false);
      }
    }));
  });
});

describe('the dominant path', () => {
  it('is closed under parents, holds what states the answer, and nothing that leads to none of it', () => {
    fc.assert(fc.property(someDag, (dag) => {
      const path = new Set(dominantPath(dag));
      expect(dag.stating.every((id) => path.has(id))).toBe(true);
      for (const id of path) {
        const { parents, children } = dag.steps[id - 1]!;
        expect(parents.every((parent) => path.has(parent))).toBe(true);
        expect(dag.stating.includes(id) || children.some((child) => path.has(child))).toBe(true);
      }
    }));
  });

  it('is empty where no step states the answer', () => {
    expect(dominantPath(makeDag([draft([])], '7', []))).toEqual([]);
  });
});

it('counts the patterns', () => {
  expect(patterns(dagOf([], [1], [1], [2, 3], []))).toEqual({ progression: 1, branching: 1, merging: 1, backtracks: 1, roots: 2, leaves: 2, depth: 2 });
  expect(patterns(dagOf())).toEqual({ progression: 0, branching: 0, merging: 0, backtracks: 0, roots: 0, leaves: 0, depth: 0 });
});

describe('50,000 lines', () => {
  it.each([
    ['a chain', (i: number) => `#${i} mul #${i - 1}:1=2`],
    ['all from the first and the last', (i: number) => `#${i} mul #1:1,#${i - 1}:1=2`],
    ['random merges', (i: number) => `#${i} mul #${1 + ((i * 7919) % i)}:1,#${1 + ((i * 104729 + 13) % i)}:1=2`],
    ['cycles', (i: number) => `#${i} mul #${i + 1}:1,#${i}:1=2`],
    ['noise in several scripts', (i: number) => `第${i}歩 шаг خطوة`],
  ])('%s does not cost n² time: the test would run out of its own', (_, line) => {
    const text = Array.from({ length: 50_000 }, (_, i) => line(i + 1)).join('\n');
    const dag = dagOfThought(text, '2');
    expect(dag.steps).toHaveLength(50_000);
    expect(superNodes(dag).nodeOf).toHaveLength(50_000);
    expect(dominantPath(dag).length).toBeLessThanOrEqual(50_000);
  });
});
