/** A sample of the pool, small enough to be shipped: of some validation problems all right thoughts, so that both judges can be asked again about the same candidates. */
import * as v from 'valibot';
import { parseProblem } from '../tasks/alglab/algebra-problem.ts';
import { finishedThought, judgeProblem, type JudgedProblem } from './judge-pool.ts';

export const SHIPPED_FORMAT = 'slipstream-reasoning-pairs';
export const SHIPPED_VERSION = 1;

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(999));
const shippedFile = v.object({
  format: v.literal(SHIPPED_FORMAT),
  version: v.literal(SHIPPED_VERSION),
  seed: v.pipe(v.number(), v.safeInteger()),
  problems: v.pipe(v.array(v.object({
    id: v.pipe(v.string(), v.maxLength(40)),
    problem: v.pipe(v.string(), v.maxLength(400)),
    /** Which of the problem's traces, and what it says before its answer. */
    thoughts: v.pipe(v.array(v.tuple([place, v.pipe(v.string(), v.maxLength(4000))])), v.maxLength(64)),
  })), v.maxLength(1000)),
});

export type ShippedPairs = v.InferOutput<typeof shippedFile>;
export type ShippedProblem = ShippedPairs['problems'][number];

/** Throws where it is no such file. */
export const readShippedPairs = (file: unknown): ShippedPairs => v.parse(shippedFile, file);

/** Just what was said of these problems when the pool was judged. */
export async function judgeShipped({ seed, problems }: ShippedPairs): Promise<readonly JudgedProblem[]> {
  const judged: JudgedProblem[] = [];
  for (const { id, problem: text, thoughts } of problems) {
    const problem = parseProblem(text);
    if (problem === null) throw new TypeError(`${id} is no problem: ${text}`);
    const completions = new Array<string>(1 + Math.max(-1, ...thoughts.map(([at]) => at))).fill('');
    for (const [at, thought] of thoughts) completions[at] = finishedThought(problem, thought);
    judged.push(await judgeProblem(id, problem, completions, seed));
  }
  return judged;
}
