/**
 * Whether tasks read well and differ: lengths, reading level (Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59; Kincaid et
 * al. 1975), no opening that gives an intent away, and no two tasks that share over a fifth of their word 5-grams.
 */
import { wordsIn } from '../score/session-record.ts';
import type { Persona, Task } from '../task.ts';
import type { SetFault } from './set-fault.ts';

const OPENING = { min: 25, max: 120 };
const CONTENT = { min: 8, max: 45 };
const PART = 120;
const GRADE = 11;
const SHARED = 0.2;
const GRAM = 5;

export function checkProse({ tasks }: Persona): SetFault[] {
  return tasks.flatMap((task) => {
    const faults: SetFault[] = [];
    const say = (intent: string | null, what: string): unknown => faults.push({ task: task.id, intent, what });
    const long = (text: string, { min, max }: { min: number; max: number }, name: string, intent: string | null): void => {
      const words = wordsIn(text);
      if (words < min || words > max) say(intent, `${name} has ${words} words; ${min} to ${max} are asked for`);
    };
    long(task.opening, OPENING, 'the opening', null);
    if (readingGrade(task.opening) > GRADE) say(null, `the opening reads at grade ${readingGrade(task.opening).toFixed(1)}; ${GRADE} at most is asked for`);
    for (const { id, content, part, spoken } of task.intents) {
      long(content, CONTENT, 'content', id);
      if (spoken !== null) long(spoken, CONTENT, 'x_reply', id);
      if (part) long(part.text, { min: 1, max: PART }, 'the part', id);
      if (plain(task.opening).includes(plain(content))) say(id, 'stands in the opening');
    }
    return faults;
  });
}

const plain = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** Vowel groups, less a silent e at the end: near enough for a bound. */
const syllables = (word: string): number => Math.max(1, (word.toLowerCase().replace(/e$/, '').match(/[aeiouy]+/g) ?? []).length);

export function readingGrade(text: string): number {
  const words = text.match(/[\p{L}]+(?:['’][\p{L}]+)*/gu) ?? [];
  const sentences = text.split(/[.!?:;]+(?=\s|$)|\n\s*\n/).filter((sentence) => /\p{L}/u.test(sentence)).length;
  return words.length === 0 ? 0 : 0.39 * (words.length / sentences) + 11.8 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length) - 15.59;
}

/** All that its author wrote for people to read. */
const proseOf = (task: Task): string =>
  [
    task.opening,
    task.passive?.text,
    ...task.criteria.map(({ text }) => text),
    ...task.intents.flatMap(({ content, spoken, part, examples }) => [content, spoken, part?.text, ...(examples ? [...examples.does, ...examples.doesNot, ...examples.asks, ...examples.asksNot] : [])]),
  ].filter((text) => text !== undefined && text !== null).join('\n');

function grams(text: string): Set<string> {
  const words = plain(text).split(' ');
  return new Set(words.slice(0, -GRAM + 1).map((_, i) => words.slice(i, i + GRAM).join(' ')));
}

/** Of the smaller of two tasks, the share of its 5-grams that the other has too. */
export function checkLikeness(tasks: readonly Task[]): SetFault[] {
  const sets = tasks.map((task) => grams(proseOf(task)));
  return tasks.flatMap((task, i) =>
    tasks.slice(0, i).flatMap((other, j): SetFault[] => {
      const [a, b] = [sets[i]!, sets[j]!];
      const shared = [...a].filter((gram) => b.has(gram)).length / Math.max(1, Math.min(a.size, b.size));
      return shared > SHARED ? [{ task: task.id, intent: null, what: `shares ${Math.round(shared * 100)} % of its word 5-grams with ${other.id}` }] : [];
    }),
  );
}
