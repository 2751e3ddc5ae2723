/**
 * An attacher that asks nobody: a heuristic, and to be shown as one. It goes by the numbers and symbols that a step takes up, since a step that uses a value
 * most likely follows from the step that came to it.
 *
 *   0. A step that names others by the numbers that they open with ("from step 2") rests on these, as far as the pool has them.
 *   1. The symbols of a step: numbers, and words that are no prose (by their letters). Its last one is what it comes to. Names of steps are none.
 *   2. Each symbol that it uses (all but the last) is traced to the newest step of the pool that came to it (a check that comes to what is there already does
 *      not count), else to the one that brought it in first; symbols of the problem are traced only to steps that came to them.
 *   3. Several sources: merge. One: continue where it is the step before, else backtrack to it.
 *   4. No source: words such as "alternatively" start anew from the problem; "wait" and "but" go back to what the step before came from (here: the problem,
 *      where the main branch is one step long); so does a step all of whose symbols are the problem's; anything else goes on.
 */
import { PROBLEM, type Attacher, type Choice, type Pool } from './attach-steps.ts';
import { cueOf } from './cue-words.ts';
import { namedSteps, withoutNames } from './named-steps.ts';
import type { TextStep } from './segment-text.ts';

const TOKEN = /[-−]?[\p{L}\p{N}]+(?:,\d{3}(?!\d))*(?:\.\d+)?/gu;
/** No prose: a digit in it, a single letter, a capital behind the first letter, or letters that hold no vowel (xy, Xyy). */
const SYMBOL = /\d|^[-−]?\p{L}$|^.+\p{Lu}|^[-−]?[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]+$/u;
/** Prose all the same. */
const WORDS = new Set(['a', 'i', 'by', 'my', 'try', 'why', 'dry', 'fly', 'cry', 'hm', 'hmm', 'th', 'nd', 'rd', 'st', 'vs', 'mr', 'ms', 'dr']);
/** So much of a step is read for symbols. */
const MOST_READ = 4000;

const readOf = (text: string): string => text.slice(0, MOST_READ);
export const symbolsOf = (text: string): readonly string[] => (withoutNames(readOf(text)).match(TOKEN) ?? []).filter((token) => SYMBOL.test(token) && !WORDS.has(token.toLowerCase()));

interface Sources {
  /** Steps that came to a symbol, ascending. */
  readonly results: ReadonlyMap<string, readonly number[]>;
  /** The step that brought a symbol in. */
  readonly first: ReadonlyMap<string, number>;
}

function sourcesIn(steps: readonly TextStep[], given: ReadonlySet<string>): Sources {
  const results = new Map<string, number[]>();
  const first = new Map<string, number>();
  for (const { id, text } of steps) {
    const symbols = symbolsOf(text);
    for (const symbol of symbols) if (!given.has(symbol) && !first.has(symbol)) first.set(symbol, id);
    const result = symbols.at(-1);
    // a check comes to what is there already
    if (result === undefined || (cueOf(text) === 'check' && results.has(result))) continue;
    const had = results.get(result);
    if (had) had.push(id);
    else results.set(result, [id]);
  }
  return { results, first };
}

/** How many of an ascending list are below a limit. */
function countBelow(list: readonly number[], limit: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the steps that came to one symbol are looked at, newest first. */
const MOST_TRIED = 64;

function sourceOf(symbol: string, step: number, ids: ReadonlySet<number>, { results, first }: Sources): number | null {
  const came = results.get(symbol) ?? [];
  const before = countBelow(came, step);
  for (let i = before - 1; i >= 0 && i >= before - MOST_TRIED; i--) if (ids.has(came[i]!)) return came[i]!;
  const brought = first.get(symbol);
  return brought !== undefined && brought < step && ids.has(brought) ? brought : null;
}

function withoutSource(step: TextStep, { main }: Pool, used: readonly string[], given: ReadonlySet<string>): Choice {
  const cue = cueOf(step.text);
  const anew: Choice = { action: 'backtrack', parents: [PROBLEM] };
  if (cue === 'alt') return anew;
  if (cue === 'but') return { action: 'backtrack', parents: [main.at(-2)?.id ?? PROBLEM] };
  if (used.length > 0 && used.every((symbol) => given.has(symbol))) return anew;
  return { action: 'continue', parents: [] };
}

/** Made for one text: its steps, and the problem that they are about (empty where it is not known). */
export function heuristicAttacher(problem: string, steps: readonly TextStep[]): Attacher {
  const given = new Set(symbolsOf(problem));
  const sources = sourcesIn(steps, given);
  const named = namedSteps(steps.map(({ id, text }) => ({ id, text: readOf(text) })));
  return {
    name: 'heuristic',
    choose: async (step, pool) => {
      const ids = new Set([...pool.main, ...pool.leaves].map(({ id }) => id));
      const used = [...new Set(symbolsOf(step.text).slice(0, -1))];
      const said = named[step.id - 1]!.filter((id) => ids.has(id));
      const found = said.length > 0 ? said : [...new Set(used.flatMap((symbol) => sourceOf(symbol, step.id, ids, sources) ?? []))].sort((a, b) => a - b);
      if (found.length > 1) return { action: 'merge', parents: found };
      if (found.length === 0) return withoutSource(step, pool, used, given);
      return found[0] === step.id - 1 ? { action: 'continue', parents: found } : { action: 'backtrack', parents: found };
    },
  };
}
