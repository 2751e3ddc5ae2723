/**
 * A tree of drafts on the GPU, as the CPU sees it. The words are those of shaders/lib/tree-layout.wgsl; tree-layout.test.ts holds the
 * two together.
 */
import type { DraftTree } from '#core/speculation/draft-tree.ts';
import type { Gpu } from '#engine/gpu/gpu.ts';

/** Nodes of a tree at most, the anchor among them. */
export const TREE_NODES = 32;
/** Levels at most, the anchor's among them. */
export const TREE_LEVELS = 8;

export const TREE_WORD = { COUNT: 0, ACCEPTED: 1, ANCHOR: 2, PARENT: 32, DEPTH: 64, ORIGIN: 96, LOG_Q: 128, WALK: 160, PATH: 192 } as const;
export const TREE_WORDS = TREE_WORD.PATH + TREE_NODES * TREE_LEVELS;

export function treeBuffer(gpu: Gpu, label: string): GPUBuffer {
  return gpu.storage(label, TREE_WORDS * 4);
}

/** The words of a tree that was made on the CPU, for tests and scripted drafters. Its tokens go into the sequence. */
export function treeWords({ parents }: Pick<DraftTree, 'parents'>): Uint32Array<ArrayBuffer> {
  if (parents.length > TREE_NODES) throw new RangeError(`A tree has ${TREE_NODES} nodes at most, not ${parents.length}.`);
  const words = new Uint32Array(TREE_WORDS);
  words[TREE_WORD.COUNT] = parents.length;
  parents.forEach((parent, node) => {
    const depth = node === 0 ? 0 : words[TREE_WORD.DEPTH + parent]! + 1;
    if (depth >= TREE_LEVELS) throw new RangeError(`A tree has ${TREE_LEVELS - 1} levels of drafts at most.`);
    words[TREE_WORD.PARENT + node] = parent;
    words[TREE_WORD.DEPTH + node] = depth;
    const path = TREE_WORD.PATH + node * TREE_LEVELS;
    words.copyWithin(path, TREE_WORD.PATH + parent * TREE_LEVELS, TREE_WORD.PATH + parent * TREE_LEVELS + depth);
    words[path + depth] = node;
  });
  return words;
}

export interface ReadTree {
  readonly parents: readonly number[];
  /** By node; the anchor's is 0. */
  readonly logQ: readonly number[];
  /** What the round accepted, from the first draft down. */
  readonly walk: readonly number[];
}

export function readTree(words: Uint32Array): ReadTree {
  const count = words[TREE_WORD.COUNT]!;
  const floats = new Float32Array(words.buffer, words.byteOffset, words.length);
  const accepted = words[TREE_WORD.ACCEPTED]!;
  return {
    parents: [...words.subarray(TREE_WORD.PARENT, TREE_WORD.PARENT + count)],
    logQ: [...floats.subarray(TREE_WORD.LOG_Q, TREE_WORD.LOG_Q + count)],
    walk: [...words.subarray(TREE_WORD.WALK + 1, TREE_WORD.WALK + 1 + accepted)],
  };
}
