/**
 * The noisy oracle at every place of a grid: it does each intent with one chance, else asks about it with another, on every task, under both memories,
 * with many seeds. Each session is played on integers (mask-session.ts), with the very draws of the scripted agent (scripted-agents.ts):
 *
 *   draw d of intent i    the upper 23 bits of stream (seed, task, i, PURPOSE.draft), index d
 *   0: done at once       1: else asked about     2: carried out once told
 *
 * A draw is below a chance where its bits are below the chance's limit, so that no number here is a fraction. shaders/policy-sweep.wgsl counts the same.
 */
import { counterBits, counterStream, PURPOSE } from '#core/rng/counter.ts';
import { bitCount } from './bit-count.ts';
import { isMet } from './criterion-needs.ts';
import { maskSession } from './mask-session.ts';
import type { PolicyTask } from './policy-task.ts';

/** What is swept over of memory.ts: nothing is remembered, or all that earlier tasks taught, which is then done for certain. */
export const SWEPT_MEMORIES = ['none', 'perfect'] as const;
export type SweptMemory = (typeof SWEPT_MEMORIES)[number];

/** Summed over seeds, of each memory, each place of the grid and each task, in this order. `met`: weights of criteria. */
export const COUNTED = ['anticipated', 'asked', 'missed', 'userTurns', 'met'] as const;

export interface SweepPlan {
  readonly tasks: readonly PolicyTask[];
  /** Along both sides of the grid, 0..1. */
  readonly chances: readonly number[];
  /** How likely what was told is carried out, 0..1. */
  readonly finishes: number;
  /** Runs with seeds 1, 2, ... of each. */
  readonly seeds: number;
  readonly maxTurns: number;
}

const DRAWS = 2 ** 23;

/** u < chance of a draw u = (bits + 1/2) / 2^23 is bits < limit. */
export const limitOf = (chance: number): number => Math.min(DRAWS, Math.max(0, Math.ceil(chance * DRAWS - 0.5)));

export const chancesOf = (steps: number): readonly number[] => Array.from({ length: steps + 1 }, (_, i) => i / steps);

export const sessionsOf = ({ tasks, chances, seeds }: SweepPlan): number => SWEPT_MEMORIES.length * chances.length ** 2 * tasks.length * seeds;

export const countsOf = ({ tasks, chances }: SweepPlan): number => SWEPT_MEMORIES.length * chances.length ** 2 * tasks.length * COUNTED.length;

/** Where the counts of a task begin. `asks` and `does` are places along the grid's sides. */
export const countsAt = ({ tasks, chances }: SweepPlan, memory: number, asks: number, does: number, task: number): number =>
  COUNTED.length * (((memory * chances.length + asks) * chances.length + does) * tasks.length + task);

/** By draw and intent. */
const drawsOf = ({ sequence, intents }: PolicyTask, seed: number): readonly (readonly number[])[] => {
  const streams = Array.from({ length: intents }, (_, position) => counterStream({ seed, sequence, position, purpose: PURPOSE.draft }));
  return [0, 1, 2].map((draw) => streams.map((stream) => counterBits(stream, draw) >>> 9));
};

function below(bits: readonly number[], limit: number): number {
  let mask = 0;
  for (let i = 0; i < bits.length; i += 1) if (bits[i]! < limit) mask |= 1 << i;
  return mask;
}

/** What a session adds, in the order of COUNTED. */
function session({ intents, criteria }: PolicyTask, does: number, asks: number, finished: number, maxTurns: number): readonly number[] {
  const { anticipated, asked, missed, heard, userTurns } = maskSession(intents, does, asks, maxTurns);
  const acted = anticipated | (heard & finished);
  return [bitCount(anticipated), bitCount(asked), bitCount(missed), userTurns, criteria.reduce((sum, needs) => (isMet(needs, acted) ? sum + needs.weight : sum), 0)];
}

/** All of it, session after session. */
export function policySweep(plan: SweepPlan): Uint32Array<ArrayBuffer> {
  const { tasks, seeds, maxTurns } = plan;
  const limits = plan.chances.map(limitOf);
  const counts = new Uint32Array(countsOf(plan));
  for (const [at, task] of tasks.entries()) {
    for (let seed = 1; seed <= seeds; seed += 1) {
      const draws = drawsOf(task, seed);
      const finished = below(draws[2]!, limitOf(plan.finishes));
      const [done, asked] = [0, 1].map((draw) => limits.map((limit) => below(draws[draw]!, limit))) as [number[], number[]];
      for (let memory = 0; memory < SWEPT_MEMORIES.length; memory += 1) {
        const known = SWEPT_MEMORIES[memory] === 'perfect' ? task.carried : 0;
        for (let asks = 0; asks < limits.length; asks += 1) {
          let added: readonly number[] = [];
          for (let does = 0; does < limits.length; does += 1) {
            // a chance a little higher often changes nothing: then it is the same session again
            if (does === 0 || done[does] !== done[does - 1]) added = session(task, done[does]! | known, asked[asks]!, finished, maxTurns);
            const to = countsAt(plan, memory, asks, does, at);
            for (let c = 0; c < COUNTED.length; c += 1) counts[to + c]! += added[c]!;
          }
        }
      }
    }
  }
  return counts;
}
