/**
 * Says whether a prompt lies within what the target was taught, so that the page can own up when it does not. A prompt is
 * within when a family's taught texts use all of its words, its numbers are of taught size, and it asks as they ask.
 * The words are found by asking the generators themselves for a few thousand prompts, once.
 */
import { GENERATORS } from './corpus.ts';
import { FAMILIES, type Family } from './problem.ts';
import { Seeded } from './seeded.ts';

export interface PromptDescription {
  /** The family that the prompt looks most like; null when it looks like none. */
  readonly family: Family | null;
  readonly within: boolean;
  /** Words that this family's texts never use. */
  readonly unknownWords: readonly string[];
  /** One sentence for the visitor; empty when the prompt is within. */
  readonly reason: string;
}

const PROMPTS_READ = 1500;

interface Bounds {
  readonly largest: number;
  readonly numbers: number;
}

/** The largest number in a taught prompt, and the most numbers. */
const BOUNDS: Readonly<Record<Family, Bounds>> = {
  story: { largest: 999, numbers: 5 },
  equation: { largest: 999, numbers: 4 },
  date: { largest: 9999, numbers: 4 },
  rewrite: { largest: 99, numbers: 3 },
  tale: { largest: 0, numbers: 0 },
  dialogue: { largest: 0, numbers: 0 },
};

/** A word or phrase without which a prompt is none of the family's. */
const ASKS: Readonly<Record<Family, RegExp>> = {
  story: /\bHow many\b.*\?$/s,
  equation: /[nxyz].*=|=.*[nxyz]/s,
  date: /\b(what day|what month|what time|how many|when does|write \d)/i,
  rewrite: /^(Rewrite|Turn|Sort)\b.*:/s,
  tale: /\btale\b/,
  dialogue: /\b(dialogue|talk about)\b/,
};

const wordsOf = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];
const numbersOf = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

let vocabularies: ReadonlyMap<Family, ReadonlySet<string>> | null = null;

/** The words of each family's taught prompts. */
function taughtWords(): ReadonlyMap<Family, ReadonlySet<string>> {
  vocabularies ??= new Map(FAMILIES.map((family, i) => {
    const random = new Seeded(i);
    const prompts = Array.from({ length: PROMPTS_READ }, () => GENERATORS[family](random, 'taught').prompt);
    return [family, new Set(prompts.flatMap(wordsOf))];
  }));
  return vocabularies;
}

function unknownIn(family: Family, words: readonly string[]): string[] {
  const taught = taughtWords().get(family)!;
  return [...new Set(words.filter((word) => !taught.has(word)))];
}

/** The family whose words cover the prompt best, among those that ask as it asks. */
function closestFamily(text: string, words: readonly string[]): Family | null {
  const asking = FAMILIES.filter((family) => ASKS[family].test(text));
  const misses = (family: Family): number => unknownIn(family, words).length;
  return asking.toSorted((a, b) => misses(a) - misses(b))[0] ?? null;
}

function reasonFor(family: Family | null, unknownWords: readonly string[], numbers: readonly number[]): string {
  if (family === null) return 'The target was taught sums, equations, dates and units, rewriting, tales and dialogues; this looks like none of them.';
  if (unknownWords.length > 0) return `The target never read ${unknownWords.slice(0, 3).map((word) => `“${word}”`).join(', ')} in a prompt of this kind.`;
  const bounds = BOUNDS[family];
  if (numbers.length > bounds.numbers) return `The target was taught at most ${bounds.numbers} numbers in a prompt of this kind.`;
  if (numbers.some((n) => n > bounds.largest)) return `The target was taught numbers up to ${bounds.largest} in a prompt of this kind.`;
  return '';
}

export function describePrompt(prompt: string): PromptDescription {
  const text = prompt.trim();
  const words = wordsOf(text);
  const family = closestFamily(text, words);
  const unknownWords = family ? unknownIn(family, words) : [];
  const reason = reasonFor(family, unknownWords, numbersOf(text));
  return { family, within: reason === '', unknownWords, reason };
}
