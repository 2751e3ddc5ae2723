/**
 * How well an attacher finds edges, measured where the true ones are known: thoughts of the algebraic world told as prose, by all three hands (render-free-text.ts).
 * What it has to beat: a chain, in which every step goes on from the one before.
 */
import { writeProblem } from '../tasks/alglab/algebra-problem.ts';
import { Seeded } from '../tasks/seeded.ts';
import { attachSteps, type Attacher } from './attach-steps.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { edgeF1, pooledF1, type EdgeScore } from './edge-f1.ts';
import { heuristicAttacher } from './heuristic-attacher.ts';
import { measuredOver, type Measured } from './measured.ts';
import { HANDS, renderFreeText, type Hand } from './render-free-text.ts';
import type { TextStep } from './segment-text.ts';
import { simulatedThought } from './simulated-thought.ts';

export type AttacherOf = (problem: string, steps: readonly TextStep[]) => Attacher;

export interface TextScore {
  readonly thought: number;
  readonly hand: Hand;
  readonly score: EdgeScore;
  readonly votes: number;
  /** Votes that could not be used, each of which counts as a continue. */
  readonly invalid: number;
}

export interface ScoreOptions {
  /** So many, each told by every hand. */
  readonly thoughts?: number;
  readonly votes?: number;
  readonly onText?: (done: number, of: number) => void;
}

export const MEASURED_THOUGHTS = 80;

const chain: AttacherOf = () => ({ name: 'chain', choose: () => Promise.resolve({ action: 'continue', parents: [] }) });

/** A score a text: thought by thought, the hands in their order; the same texts whoever attaches. */
export async function edgeScores(attacherOf: AttacherOf, { thoughts = MEASURED_THOUGHTS, votes = 1, onText }: ScoreOptions = {}): Promise<readonly TextScore[]> {
  const scores: TextScore[] = [];
  for (let seed = 0; seed < thoughts; seed++) {
    const { problem, text, answer } = simulatedThought(seed);
    const gold = dagOfThought(text, answer).steps;
    for (const [i, hand] of HANDS.entries()) {
      const { steps } = renderFreeText(text, hand, new Seeded(seed, i));
      const attached = await attachSteps(steps, attacherOf(writeProblem(problem), steps), { votes });
      scores.push({ thought: seed, hand, score: edgeF1(attached, gold), votes: votes * (steps.length - 1), invalid: attached.reduce((sum, { invalid }) => sum + invalid, 0) });
      onText?.(scores.length, thoughts * HANDS.length);
    }
  }
  return scores;
}

export const chainScores = (options?: ScoreOptions): Promise<readonly TextScore[]> => edgeScores(chain, options);
export const heuristicScores = (options?: ScoreOptions): Promise<readonly TextScore[]> => edgeScores(heuristicAttacher, options);

/** Of some texts, or of those by one hand: each edge counts once. */
export const f1Of = (scores: readonly TextScore[], by?: Hand): number => pooledF1(scores.filter(({ hand }) => by === undefined || hand === by).map(({ score }) => score)).f1;

export const heuristicF1 = async (thoughts = MEASURED_THOUGHTS): Promise<number> => f1Of(await heuristicScores({ thoughts }));

/** F1 of one attacher less another's on the same texts. Its interval is by bootstrap over thoughts: what three hands tell of one hangs together. */
export function f1Apart(ours: readonly TextScore[], theirs: readonly TextScore[], seed: number): Measured {
  if (ours.length !== theirs.length) throw new RangeError(`${ours.length} texts cannot be compared with ${theirs.length}`);
  const thoughts = [...new Set(ours.map(({ thought }) => thought))];
  const [own, other] = [ours, theirs].map((scores) => new Map(thoughts.map((thought) => [thought, scores.filter((score) => score.thought === thought)])));
  const apart = (drawn: readonly number[]): number => f1Of(drawn.flatMap((thought) => own!.get(thought)!)) - f1Of(drawn.flatMap((thought) => other!.get(thought)!));
  return measuredOver(thoughts, apart, seed);
}
