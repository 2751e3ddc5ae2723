/** Who sees whom in the ways of training that block attention is for, at awkward sizes: for its tests. */
import type { AttentionShape } from './block-attention.ts';
import type { Spans } from './key-spans.ts';

export interface AttentionCase {
  readonly name: string;
  readonly shape: AttentionShape;
  readonly spans: Spans;
  readonly rows: number;
  readonly keys: number;
}

/** Causal text of `length` tokens. */
export function causal(length: number): Spans {
  return { words: Uint32Array.from(Array.from({ length }, (_, t) => [0, t + 1, 0, 0]).flat()), stride: 1 };
}

/** Blocks of drafts behind a text of `context` keys, at anchors in ascending order; their keys follow the text's. */
export function blocks(context: number, anchors: readonly number[], block: number, start = 0): Spans {
  const spans = anchors.flatMap((anchor, b) => Array.from({ length: block }, () => [start, anchor, context + b * block, block]));
  return { words: Uint32Array.from(spans.flat()), stride: 1 };
}

/** `steps` unrolled steps over a text of `length` tokens. */
export function unrolled(length: number, steps: number): Spans {
  const spans = Array.from({ length: steps }, (_, s) => Array.from({ length }, (__, t) => [0, t + 1, length + t, s]));
  return { words: Uint32Array.from(spans.flat(2)), stride: length };
}

function attentionCase(name: string, shape: AttentionShape, spans: Spans, keys: number): AttentionCase {
  return { name, shape, spans, rows: spans.words.length / 4, keys };
}

export const attentionCases: readonly AttentionCase[] = [
  attentionCase('causal text, one head of 4', { heads: 1, kvHeads: 1, headDim: 4 }, causal(5), 5),
  attentionCase('causal text longer than a wave', { heads: 3, kvHeads: 3, headDim: 12 }, causal(37), 37),
  attentionCase('blocks behind anchors, the first with nothing before it', { heads: 4, kvHeads: 2, headDim: 8 }, blocks(11, [0, 3, 3, 10], 3), 11 + 12),
  attentionCase('blocks of a text that starts behind another', { heads: 6, kvHeads: 2, headDim: 20 }, blocks(40, [17, 39], 5, 16), 40 + 10),
  attentionCase('unrolled steps', { heads: 4, kvHeads: 1, headDim: 8 }, unrolled(6, 4), 24),
  attentionCase('rows and keys that see nothing', { heads: 2, kvHeads: 1, headDim: 8 }, { words: Uint32Array.of(0, 0, 0, 0, 2, 4, 5, 2, 3, 1, 9, 0), stride: 3 }, 10),
];
