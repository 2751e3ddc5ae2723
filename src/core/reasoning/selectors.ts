/**
 * Which of several traces of one problem is taken for its answer. All but the oracle choose without knowing what is right; where several are equally good, the
 * first is taken, and a draw is a pure function of problem and seed.
 */
import { counterStream, counterUniform, PURPOSE } from '../rng/counter.ts';
import { hashText } from '../tasks/seeded.ts';

export interface Choice {
  readonly right: boolean;
  /** Null where the trace did not come to one. */
  readonly answer: string | null;
  /** What the reward model gives it. */
  readonly reward: number;
  /** Mean log-probability of its step values under the base. */
  readonly stepLikelihood: number;
  readonly tokens: number;
}

export type Selector = (choices: readonly Choice[], problem: string, draw: number) => Choice;

function greatest(choices: readonly Choice[], valueOf: (choice: Choice) => number): Choice {
  let best: Choice | undefined;
  let most = -Infinity;
  for (const choice of choices) {
    const value = valueOf(choice);
    if (best !== undefined && !(value > most)) continue;
    [best, most] = [choice, value];
  }
  if (best === undefined) throw new RangeError('there is nothing to choose from');
  return best;
}

function drawn<T>(list: readonly T[], problem: string, draw: number): T {
  const stream = counterStream({ seed: draw, sequence: hashText(problem), position: list.length, purpose: PURPOSE.resample });
  return list[Math.floor(counterUniform(stream) * list.length)]!;
}

/** The answer that most traces come to; between answers that are as frequent, a draw. Traces without an answer vote for none, unless there are no others. */
const majority: Selector = (choices, problem, draw) => {
  const votes = new Map<string, number>();
  for (const { answer } of choices) if (answer !== null) votes.set(answer, (votes.get(answer) ?? 0) + 1);
  if (votes.size === 0) return choices[0]!;
  const most = Math.max(...votes.values());
  const winner = drawn([...votes].filter(([, count]) => count === most).map(([answer]) => answer), problem, draw);
  return choices.find(({ answer }) => answer === winner)!;
};

export const SELECTORS = {
  trm: (choices) => greatest(choices, ({ reward }) => reward),
  stepLikelihood: (choices) => greatest(choices, ({ stepLikelihood }) => stepLikelihood),
  shortest: (choices) => greatest(choices, ({ tokens }) => -tokens),
  random: (choices, problem, draw) => drawn(choices, problem, draw),
  majority,
  oracle: (choices) => greatest(choices, ({ right }) => Number(right)),
} as const satisfies Readonly<Record<string, Selector>>;

export type SelectorName = keyof typeof SELECTORS;
