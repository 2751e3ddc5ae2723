/**
 * A pasted chain of thought as a DAG. Where it is written in our own grammar, its edges are those that it names (dag-of-thought.ts); any other text is cut into
 * steps and an attacher guesses how they hang together: a rule, or whoever answers the same question (attach-steps.ts).
 */
import { parseThought } from '../tasks/parse-thought.ts';
import { attachSteps, type Attacher, type Attachment } from './attach-steps.ts';
import { dagOfFreeText } from './dag-of-free-text.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { findAnswer, reasoningPart } from './find-answer.ts';
import { heuristicAttacher } from './heuristic-attacher.ts';
import type { ReasoningDag } from './reasoning-dag.ts';
import { segmentText, type TextStep } from './segment-text.ts';

/** So much of a text is read. */
export const MOST_LETTERS = 5_000_000;
/** So many letters tell in which grammar it is written. */
const TELLING = 20_000;

export interface ReadThought {
  readonly dag: ReasoningDag;
  /** Whether its steps name what they use, a rule guessed, or somebody was asked before. */
  readonly edges: 'written' | 'guessed' | 'asked';
  /** How many letters of it were left out, at its end. */
  readonly leftOut: number;
}

/** More than half of its lines are steps of our grammar. */
function isOwnGrammar(text: string): boolean {
  const { steps } = parseThought(text.slice(0, TELLING));
  return steps.length > 0 && steps.filter(({ body }) => body.kind !== 'unread').length * 2 > steps.length;
}

export interface ReadOptions {
  readonly attacherFor?: (problem: string, steps: readonly TextStep[]) => Attacher;
  /** A rule always answers the same: it is asked once. */
  readonly votes?: number;
  readonly signal?: AbortSignal;
  /** What somebody said of the steps of this text: nobody is asked again. */
  readonly attachments?: readonly Attachment[];
}

export async function readFreeText(whole: string, problem: string, { attacherFor = heuristicAttacher, votes = 1, signal, attachments: said }: ReadOptions = {}): Promise<ReadThought> {
  const text = whole.slice(0, MOST_LETTERS).replace(/\r\n?/g, '\n');
  const leftOut = Math.max(0, whole.length - MOST_LETTERS);
  const { start, end } = reasoningPart(text);
  const reasoning = text.slice(start, end);
  const answer = findAnswer(text);
  const lines = reasoning.trim();
  if (isOwnGrammar(lines)) return { dag: dagOfThought(lines, answer), edges: 'written', leftOut };
  const steps = segmentText(reasoning);
  const attachments = said ?? await attachSteps(steps, attacherFor(problem, steps), { votes, ...(signal && { signal }) });
  return { dag: dagOfFreeText(steps, attachments, answer), edges: said ? 'asked' : 'guessed', leftOut };
}
