/** How well the heuristic finds edges, measured where the true ones are known: thoughts of the algebraic world told as prose, by all three hands (render-free-text.ts). */
import { writeProblem } from '../tasks/alglab/algebra-problem.ts';
import { Seeded } from '../tasks/seeded.ts';
import { attachSteps } from './attach-steps.ts';
import { dagOfThought } from './dag-of-thought.ts';
import { edgeF1, pooledF1, type EdgeScore } from './edge-f1.ts';
import { heuristicAttacher } from './heuristic-attacher.ts';
import { HANDS, renderFreeText } from './render-free-text.ts';
import { simulatedThought } from './simulated-thought.ts';

/** So many thoughts, each told by every hand. */
export const MEASURED_THOUGHTS = 80;

export async function heuristicF1(thoughts = MEASURED_THOUGHTS): Promise<EdgeScore> {
  const scores: EdgeScore[] = [];
  for (let seed = 0; seed < thoughts; seed++) {
    const { problem, text, answer } = simulatedThought(seed);
    const gold = dagOfThought(text, answer).steps;
    for (const [i, hand] of HANDS.entries()) {
      const { steps } = renderFreeText(text, hand, new Seeded(seed, i));
      scores.push(edgeF1(await attachSteps(steps, heuristicAttacher(writeProblem(problem), steps), { votes: 1 }), gold));
    }
  }
  return pooledF1(scores);
}
