/**
 * Edges for steps that name no parents: the attachment-pool procedure (note reasoning.md 3.2). Steps are gone through in emission order. For each, an attacher
 * sees a pool, the main branch (from the root to the step before, the oldest left out where it is long) and the newest leaves of other branches, and
 * chooses: continue (the parent is the step before), backtrack (one other earlier parent) or merge (two or more). Of several votes the majority's action
 * counts, ties going to continue, then backtrack, then merge; then that action's most frequent parents, ties to those named first. What is no choice from
 * the pool is a continue. The paper does not state caps and votes; these are ours, as is 0: the problem itself, from which a step may start anew.
 */
import type { TextStep } from './segment-text.ts';

/** Stands for the problem in a pool and among the parents of a backtrack: a new root. */
export const PROBLEM = 0;

export interface Pool {
  /** Ascending, the step before last; the root comes first, whatever was left out between. */
  readonly main: readonly TextStep[];
  /** Newest first, of other branches. */
  readonly leaves: readonly TextStep[];
}

/** In the order in which ties go. */
export const ACTIONS = ['continue', 'backtrack', 'merge'] as const;

export interface Choice {
  readonly action: (typeof ACTIONS)[number];
  /** Need not be given for a continue. */
  readonly parents: readonly number[];
}

export interface Attacher {
  readonly name: string;
  /** Null: it said nothing that can be read. It throws only where it could not be asked. */
  readonly choose: (step: TextStep, pool: Pool, vote: number, signal?: AbortSignal) => Promise<Choice | null>;
}

export interface Attachment {
  readonly step: number;
  readonly action: 'root' | Choice['action'];
  /** Ascending; empty for a root. */
  readonly parents: readonly number[];
  /** Of the votes: how many were for this action, and how many could not be used. */
  readonly agreeing: number;
  readonly invalid: number;
}

export interface AttachOptions {
  readonly votes?: number;
  readonly mainCap?: number;
  readonly leafCap?: number;
  readonly signal?: AbortSignal;
  readonly onStep?: (attachment: Attachment) => void;
}

/** A choice that the pool allows, its parents ascending; null for any other. */
function usable(choice: Choice | null, previous: number, ids: ReadonlySet<number>): Choice | null {
  if (choice === null || !ACTIONS.includes(choice.action)) return null;
  if (choice.action === 'continue') return { action: 'continue', parents: [previous] };
  const parents = [...new Set(choice.parents)].sort((a, b) => a - b);
  if (!parents.every((id) => ids.has(id))) return null;
  if (choice.action === 'backtrack') return parents.length === 1 && parents[0] !== previous ? { action: 'backtrack', parents } : null;
  return parents.length > 1 && parents[0] !== PROBLEM ? { action: 'merge', parents } : null;
}

/** The key that comes most often, the first of several. */
function mostFrequent<T>(list: readonly T[], key: (item: T) => string): T {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return list.find((item) => counts.get(key(item)) === most)!;
}

/** One choice from several votes, invalid ones as `continue`. */
export function aggregateVotes(votes: readonly (Choice | null)[], previous: number, pool: Pool): { readonly choice: Choice; readonly agreeing: number; readonly invalid: number } {
  const ids = new Set([PROBLEM, ...pool.main.map(({ id }) => id), ...pool.leaves.map(({ id }) => id)]);
  const read = votes.map((vote) => usable(vote, previous, ids));
  const cast = read.map((choice): Choice => choice ?? { action: 'continue', parents: [previous] });
  const ofAction = ACTIONS.map((action) => cast.filter((choice) => choice.action === action));
  const most = Math.max(...ofAction.map(({ length }) => length));
  const winning = ofAction.find(({ length }) => length === most)!;
  return { choice: mostFrequent(winning, ({ parents }) => parents.join(' ')), agreeing: most, invalid: read.filter((choice) => choice === null).length };
}

/** The branches so far: who has children, and the way back to a root along the newest parents. */
class Branches {
  readonly #steps: readonly TextStep[];
  /** Ascending. */
  readonly #leaves: number[] = [];
  readonly #newestParent: number[] = [PROBLEM];
  readonly #rootOf: number[] = [PROBLEM];

  constructor(steps: readonly TextStep[]) {
    this.#steps = steps;
  }

  add(id: number, parents: readonly number[]): void {
    for (const parent of parents) {
      // it is the step before or among the newest leaves, hence near the end
      const at = this.#leaves.lastIndexOf(parent);
      if (at >= 0) this.#leaves.splice(at, 1);
    }
    const newest = parents.at(-1) ?? PROBLEM;
    this.#leaves.push(id);
    this.#newestParent.push(newest);
    this.#rootOf.push(newest === PROBLEM ? id : this.#rootOf[newest]!);
  }

  pool(previous: number, mainCap: number, leafCap: number): Pool {
    const main: number[] = [];
    for (let id = previous; id !== PROBLEM && main.length < mainCap; id = this.#newestParent[id]!) main.push(id);
    const root = this.#rootOf[previous]!;
    if (main.at(-1) !== root) main[main.length - 1] = root;
    const leaves = this.#leaves.slice(-leafCap - 1).reverse().filter((id) => id !== previous).slice(0, leafCap);
    const shown = (ids: readonly number[]): readonly TextStep[] => ids.map((id) => this.#steps[id - 1]!);
    return { main: shown(main.reverse()), leaves: shown(leaves) };
  }
}

/** So many steps of the main branch are shown, unless another cap is given. */
export const MAIN_CAP = 24;
/** At least two steps of the main branch are always shown: the root and the step before. */
const LEAST_MAIN = 2;

export async function attachSteps(steps: readonly TextStep[], attacher: Attacher, options: AttachOptions = {}): Promise<readonly Attachment[]> {
  const { votes = 5, mainCap = MAIN_CAP, leafCap = 8, signal, onStep } = options;
  const branches = new Branches(steps);
  const attachments: Attachment[] = [];
  for (const step of steps) {
    signal?.throwIfAborted();
    const attachment = step.id === 1 ? { step: 1, action: 'root', parents: [], agreeing: votes, invalid: 0 } as const : await attach(step);
    branches.add(step.id, attachment.parents);
    attachments.push(attachment);
    onStep?.(attachment);
  }
  return attachments;

  async function attach(step: TextStep): Promise<Attachment> {
    const pool = branches.pool(step.id - 1, Math.max(LEAST_MAIN, mainCap), leafCap);
    const cast = await Promise.all(Array.from({ length: votes }, (_, vote) => attacher.choose(step, pool, vote, signal)));
    const { choice, agreeing, invalid } = aggregateVotes(cast, step.id - 1, pool);
    const anew = choice.parents[0] === PROBLEM;
    return { step: step.id, action: anew ? 'root' : choice.action, parents: anew ? [] : choice.parents, agreeing, invalid };
  }
}
