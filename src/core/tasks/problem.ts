/** What a generator makes, and the text that the target is taught from it. */
import type { Thought } from './thought.ts';

export const FAMILIES = ['story', 'equation', 'date', 'rewrite', 'tale', 'dialogue'] as const;
export type Family = (typeof FAMILIES)[number];

/** Held-out wordings are never taught, though made of words that are. */
export type Wording = 'taught' | 'held-out';

export interface Problem {
  readonly family: Family;
  readonly prompt: string;
  readonly thought: Thought;
  readonly answer: string;
  /** Family, operations and givens: what the held-out split goes by (held-out.ts). */
  readonly key: string;
  /** How many sums, rewritings or plan lines lead to the answer; checks and slips are not counted. */
  readonly steps: number;
}

/** In the order of their ids in the tokenizer; the mask is reserved for drafters and stands in no text. */
export const SPECIAL_TOKENS = ['<pad>', '<bos>', '<eos>', '<mask>', '<user>', '<think>', '<answer>'] as const;

/** The text that a model is given to go on from. */
export const promptText = (prompt: string): string => `<bos><user>${prompt}<think>`;

/** The text that a model should then write. */
export const completionText = ({ thought, answer }: { readonly thought: { readonly text: string }; readonly answer: string }): string =>
  `${thought.text}<answer>${answer}<eos>`;
