/**
 * What the rule judge looks for, as data (pibench.md 8.2; the words are explained in docs/pibench-tasks.md). Patterns are compiled by pattern.ts,
 * conditions tried by hold.ts.
 */

/** A regular expression of the safe kind. */
export type Pattern = string;

export interface Conditions {
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly none?: readonly Condition[];
}

export interface Detector extends Conditions {
  /** Says the opposite: then it does not hold. */
  readonly veto?: Pattern;
}

export type Condition =
  | { readonly says: { readonly topic: Pattern; readonly detail: Pattern; readonly within?: 'sentence' | 'block' | 'section' } }
  | { readonly near: { readonly a: Pattern; readonly b: Pattern; readonly within: number } }
  | { readonly table: { readonly columns: readonly Pattern[]; readonly minRows?: number; readonly cells?: Pattern } }
  | { readonly list: { readonly re?: Pattern; readonly min?: number; readonly max?: number } }
  | { readonly heading: { readonly re: Pattern; readonly position?: 'first' | 'last' | 'any' } }
  | { readonly opens: Pattern }
  | { readonly closes: Pattern }
  | { readonly order: readonly Pattern[] }
  | { readonly count: { readonly re: Pattern; readonly min?: number; readonly max?: number } }
  | { readonly number: { readonly unit: Pattern; readonly min?: number; readonly max?: number } }
  | { readonly words: { readonly min?: number; readonly max?: number } }
  | { readonly file: Detector & { readonly path: string } }
  | { readonly tool: { readonly name: string; readonly args?: Readonly<Record<string, Pattern>> } }
  | Conditions;

/** In one question: a topic and an aspect, at least one of each. */
export interface QuestionDetector {
  readonly topic: readonly Pattern[];
  readonly aspect: readonly Pattern[];
}
