/**
 * Why an intent was missed (pibench.md 8.2): what its detector looked for in the answer, which of it was there and which was not, the question that
 * would have done as well, and the sentence that came nearest. The rule judge's own data, tried again on the same turn; nothing is judged anew.
 */
import type { PiRun } from '../events.ts';
import type { JudgedTurn } from '../judge.ts';
import { questionsOf } from '../llm-judge/judge-again.ts';
import type { Condition, Conditions, QuestionDetector } from '../rules/detector.ts';
import { holds, type Surroundings } from '../rules/hold.ts';
import type { Place, PreparedText } from '../rules/prepared-text.ts';
import { isGeneric } from '../rules/question-words.ts';
import { preparedOf } from '../rules/rule-judge.ts';
import type { HiddenIntent, Persona } from '../task.ts';
import { nearestSentence } from './nearest-sentence.ts';
import { wordsOfPattern } from './pattern-words.ts';
import { sessionsOf } from './sessions-of.ts';

/** One of these words would do. `found`: those that stand there, as they stand there; null: none does. */
export interface Look {
  readonly words: readonly string[];
  readonly found: string | null;
}

/** How the words of its looks must stand: in one paragraph, near one another, in a table, at an end, in this order ... */
export type Form = 'says' | 'near' | 'table' | 'list' | 'heading' | 'opens' | 'closes' | 'order' | 'count' | 'number' | 'words' | 'tool';

export type Clue =
  | { readonly form: Form; readonly looks: readonly Look[]; /** Of a tool. */ readonly name: string | null; readonly least: number | null; readonly most: number | null }
  | { readonly form: 'all' | 'any' | 'none'; readonly of: readonly Clue[]; /** They must stand in this file; null: in the answer. */ readonly file: string | null }
  /** Said, and it says the opposite. */
  | { readonly form: 'veto'; readonly found: string };

export interface WhyMissed {
  readonly turn: number;
  /** What did not hold; empty: a judge that gives no reasons. */
  readonly did: readonly Clue[];
  /** The question that was not put; null: it has no such detector. */
  readonly asked: { readonly topic: Look; readonly aspect: Look; /** It asked something. */ readonly questions: number } | null;
  /** Of the answer, or of a file that it wrote; null: nothing comes near. */
  readonly nearest: string | null;
}

function lookFor(text: PreparedText, patterns: readonly string[], place: Place = 'stated'): Look {
  const match = patterns.flatMap((pattern) => text.matches(pattern, place).slice(0, 1))[0];
  return { words: [...new Set(patterns.flatMap(wordsOfPattern))], found: match ? text.text.slice(match.from, match.to) : null };
}

const leaf = (form: Form, looks: readonly Look[], part: { readonly name?: string; readonly least?: number | undefined; readonly most?: number | undefined } = {}): Clue =>
  ({ form, looks, name: part.name ?? null, least: part.least ?? null, most: part.most ?? null });

function clueOf(condition: Condition, around: Surroundings): Clue {
  const { text } = around;
  const look = (pattern: string): Look => lookFor(text, [pattern]);
  if ('says' in condition) return leaf('says', [look(condition.says.topic), look(condition.says.detail)]);
  if ('near' in condition) return leaf('near', [look(condition.near.a), look(condition.near.b)], { most: condition.near.within });
  if ('table' in condition) {
    const { columns, minRows, cells } = condition.table;
    return leaf('table', [...columns.map((column) => lookFor(text, [column], 'heads')), ...(cells === undefined ? [] : [lookFor(text, [cells], 'cells')])], { least: minRows });
  }
  if ('list' in condition) return leaf('list', condition.list.re === undefined ? [] : [look(condition.list.re)], { least: condition.list.min, most: condition.list.max });
  if ('heading' in condition) return leaf('heading', [look(condition.heading.re)]);
  if ('opens' in condition) return leaf('opens', [look(condition.opens)]);
  if ('closes' in condition) return leaf('closes', [look(condition.closes)]);
  if ('order' in condition) return leaf('order', condition.order.map(look));
  if ('count' in condition) return leaf('count', [look(condition.count.re)], { least: condition.count.min, most: condition.count.max });
  if ('number' in condition) return leaf('number', [lookFor(text, [condition.number.unit], 'units')], { least: condition.number.min, most: condition.number.max });
  if ('words' in condition) return leaf('words', [], { least: condition.words.min, most: condition.words.max });
  if ('tool' in condition) {
    const { name, args = {} } = condition.tool;
    return leaf('tool', Object.values(args).map((pattern) => ({ words: wordsOfPattern(pattern), found: null })), { name });
  }
  const inner = 'file' in condition ? condition.file : condition;
  const there = 'file' in condition ? { ...around, text: around.file(condition.file.path) ?? preparedOf('', [], condition.file.path), path: condition.file.path } : around;
  const own = cluesOf(inner, there);
  return own.length === 1 && !('file' in condition) ? own[0]! : { form: 'all', of: own, file: 'file' in condition ? condition.file.path : null };
}

/** Only what did not hold: of conditions that all must, those that do not; of alternatives, all of them. */
function cluesOf({ all = [], any, none = [] }: Conditions, around: Surroundings): readonly Clue[] {
  const holdsHere = (condition: Condition): boolean => holds({ all: [condition] }, around) !== null;
  const unmet = all.filter((condition) => !holdsHere(condition)).map((condition) => clueOf(condition, around));
  const open = any && !any.some(holdsHere) ? any.map((condition) => clueOf(condition, around)) : [];
  const wrong = none.filter(holdsHere).map((condition) => clueOf(condition, around));
  return [
    ...unmet,
    ...(open.length === 1 ? open : open.length > 0 ? [{ form: 'any' as const, of: open, file: null }] : []),
    ...(wrong.length > 0 ? [{ form: 'none' as const, of: wrong, file: null }] : []),
  ];
}

function looksIn(clues: readonly Clue[]): readonly Look[] {
  return clues.flatMap((clue) => (clue.form === 'veto' ? [] : 'of' in clue ? looksIn(clue.of) : clue.looks));
}

function didOf({ does }: HiddenIntent, { message, files, tools, userSaid }: JudgedTurn): { readonly clues: readonly Clue[]; readonly text: PreparedText; readonly source: string } {
  const texts = new Map(Object.entries(files).map(([path, text]) => [path, preparedOf(text, userSaid, path)]));
  const file = (path: string): PreparedText | null => texts.get(path) ?? null;
  const places: readonly (Surroundings & { readonly source: string })[] = [
    { text: preparedOf(message, userSaid), path: null, file, tools, source: message },
    ...[...texts].map(([path, text]) => ({ text, path, file, tools, source: files[path]! })),
  ];
  const tried = places.map((around) => {
    const veto = does?.veto === undefined ? undefined : around.text.matches(does.veto)[0];
    const clues: readonly Clue[] = veto ? [{ form: 'veto', found: around.text.text.slice(veto.from, veto.to) }] : does ? cluesOf(does, around) : [];
    return { clues, text: around.text, source: around.source };
  });
  const met = ({ clues }: (typeof tried)[number]): number => looksIn(clues).filter(({ found }) => found !== null).length;
  // where it came nearest; the answer itself where nothing tells them apart
  return tried.reduce((best, one) => (met(one) > met(best) ? one : best));
}

/** The question that came nearest: one with a topic before one with an aspect alone. */
function askedOf(text: PreparedText, { topic, aspect }: QuestionDetector): NonNullable<WhyMissed['asked']> {
  const none = (patterns: readonly string[]): Look => ({ words: [...new Set(patterns.flatMap(wordsOfPattern))], found: null });
  const within = (patterns: readonly string[], question: number): Look => {
    const match = patterns.flatMap((pattern) => text.matches(pattern, 'asked').filter(({ owner }) => owner === question).slice(0, 1))[0];
    return { ...none(patterns), found: match ? text.text.slice(match.from, match.to) : null };
  };
  const own = text.questions.filter(({ spans }) => !isGeneric(spans.map(({ from, to }) => text.text.slice(from, to)).join(' ')));
  const tried = text.questions.flatMap((question, i) => (own.includes(question) ? [{ topic: within(topic, i), aspect: within(aspect, i) }] : []));
  const best = tried.find((one) => one.topic.found !== null) ?? tried.find((one) => one.aspect.found !== null) ?? { topic: none(topic), aspect: none(aspect) };
  return { ...best, questions: own.length };
}

/** Null: nothing of the log tells (no such turn, a judge that gives no reasons, an intent without a detector). */
export function whyMissed({ header, events }: PiRun, persona: Persona, task: string, turn: number, intent: HiddenIntent): WhyMissed | null {
  if (header.judge !== 'rules' || intent.does === null) return null;
  const span = sessionsOf(events).find((one) => one.task === task);
  const asked = span && questionsOf(events.slice(span.start, span.end), persona).find(({ said }) => said.turn === turn);
  if (!asked) return null;
  const { clues, text, source } = didOf(intent, asked.turn);
  return {
    turn, did: clues,
    asked: intent.asks ? askedOf(preparedOf(asked.turn.message, asked.turn.userSaid), intent.asks) : null,
    nearest: nearestSentence(text, source, looksIn(clues).flatMap(({ found }) => found ?? []), intent.content),
  };
}
