/**
 * Whether a detector holds in a text (docs/pibench-tasks.md, Detectors), and which stretches it rests on. Each pattern is searched once per
 * text; conditions only compare what was found, by block. What the writer says was not done is left out (affirmed.ts).
 */
import type { Evidence } from '../judge.ts';
import type { ToolCall } from '../task.ts';
import { affirmed, disownedFor } from './affirmed.ts';
import { patternsSought } from './detector-patterns.ts';
import type { Condition, Conditions, Detector } from './detector.ts';
import type { Disowned } from './disowned.ts';
import { figuresBefore } from './figures-before.ts';
import { matchesText, type Match } from './pattern-search.ts';
import { programOf } from './pattern.ts';
import type { Block, PreparedText } from './prepared-text.ts';
import type { Span } from './sentences.ts';

/** A text, and what there is beside it. */
export interface Surroundings {
  readonly text: PreparedText;
  /** Its path; null: the message. */
  readonly path: string | null;
  /** null: no such file was written. */
  readonly file: (path: string) => PreparedText | null;
  readonly tools: readonly ToolCall[];
}

/** The same, for one detector. */
interface Inside extends Surroundings {
  readonly disowned: readonly Disowned[];
}

/** null: it does not hold. Otherwise what it rests on, which may be nothing that can be pointed at. */
type Held = readonly Evidence[] | null;

const NOTHING: readonly Evidence[] = [];
type Of<K extends string> = Extract<Condition, Readonly<Record<K, unknown>>> extends Readonly<Record<K, infer V>> ? V : never;

function point({ text, path }: Inside, spans: readonly Span[]): Held {
  return spans.map((span) => ({ ...text.inSource(span), ...(path === null ? {} : { file: path }) }));
}

/** What the patterns of one condition find and the writer stands by. */
function found({ text, disowned }: Inside, patterns: readonly string[]): readonly (readonly Match[])[] {
  const matches = patterns.map((pattern) => text.matches(pattern));
  if (disowned.length === 0 || matches.some(({ length }) => length === 0)) return matches;
  const left = disownedFor(matches, disowned, text.text);
  return matches.map((spans) => affirmed(spans, left));
}

const foundOne = (around: Inside, pattern: string): readonly Match[] => found(around, [pattern])[0]!;

/** The first pair of matches that share a key. */
function pairBy(left: readonly Match[], right: readonly Match[], keyOf: (match: Match) => number): readonly Match[] | null {
  const first = new Map<number, Match>();
  for (const match of left) if (!first.has(keyOf(match))) first.set(keyOf(match), match);
  const other = right.find((match) => first.has(keyOf(match)));
  return other === undefined ? null : [first.get(keyOf(other))!, other];
}

/** Index of the last entry that is not above `at`. */
function lastUpTo(length: number, valueAt: (i: number) => number, at: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function says({ topic, detail, within = 'block' }: Of<'says'>, around: Inside): Held {
  const { text } = around;
  const [standing, details] = found(around, [topic, detail]) as [readonly Match[], readonly Match[]];
  // "Not on the 21st; on the 28th": close by, a refusal may name the topic, and it is the detail that must stand.
  const topics = within === 'section' ? standing : text.matches(topic);
  if (topics.length === 0 || details.length === 0) return null;
  if (within === 'section') {
    for (const { from, to } of text.sections) {
      const inside = ({ owner }: Match): boolean => owner >= from && owner < to;
      const [a, b] = [topics.find(inside), details.find(inside)];
      if (a !== undefined && b !== undefined) return point(around, [a, b]);
    }
    return null;
  }
  const sentenceOf = ({ owner, from }: Match): number => {
    const { sentences } = text.blocks[owner]!;
    return sentences[lastUpTo(sentences.length, (i) => sentences[i]!.from, from)]?.from ?? from;
  };
  const pair = pairBy(topics, details, within === 'sentence' ? sentenceOf : ({ owner }) => owner);
  return pair && point(around, pair);
}

function near({ a, b, within }: Of<'near'>, around: Inside): Held {
  const { text } = around;
  const [left, right] = found(around, [a, b]) as [readonly Match[], readonly Match[]];
  const wordsUpTo = (at: number): number => lastUpTo(text.wordStarts.length, (i) => text.wordStarts[i]!, at - 1) + 1;
  for (const one of left) {
    const before = lastUpTo(right.length, (i) => right[i]!.from, one.from);
    for (const other of [right[before], right[before + 1]]) {
      if (other?.owner !== one.owner) continue;
      const [first, second] = one.from <= other.from ? [one, other] : [other, one];
      if (wordsUpTo(second.from) - wordsUpTo(Math.max(first.to, first.from)) <= within) return point(around, [first, second]);
    }
  }
  return null;
}

function table({ columns, minRows = 1, cells }: Of<'table'>, around: Inside): Held {
  const { text } = around;
  for (const [i, head] of text.blocks.entries()) {
    if (head.kind !== 'head') continue;
    const inHead = columns.map((column) => text.matches(column, 'heads').find(({ owner }) => owner === i));
    const isRow = ({ kind, unit }: Block): boolean => kind === 'row' && unit === head.unit;
    if (inHead.some((match) => match === undefined) || text.blocks.filter(isRow).length < minRows) continue;
    const cell = cells === undefined ? undefined : text.matches(cells, 'cells').find(({ owner }) => isRow(text.blocks[owner]!));
    if (cells !== undefined && cell === undefined) continue;
    return point(around, [...inHead.map((match) => match!), ...(cell === undefined ? [] : [cell])]);
  }
  return null;
}

function list({ re, min = 1, max = Infinity }: Of<'list'>, around: Inside): Held {
  const { blocks } = around.text;
  const matches = re === undefined ? null : foundOne(around, re);
  if (min > 0 && matches?.length === 0) return null;
  const matched = matches === null ? null : new Set(matches.map(({ owner }) => owner));
  const groups = new Map<number, Span[]>();
  for (const [i, item] of blocks.entries()) {
    if (item.kind !== 'item' || item.says.length === 0) continue;
    // An item is what stands in it and in the lists below it.
    let end = i + 1;
    while (blocks[end]?.unit === item.unit && blocks[end]!.depth > item.depth) end += 1;
    if (!groups.has(item.group)) groups.set(item.group, []);
    let fits = matched === null;
    for (let k = i; k < end && !fits; k += 1) fits = matched!.has(k);
    if (fits) groups.get(item.group)!.push(item);
  }
  const chosen = [...groups.values()].find(({ length }) => length >= min && length <= max);
  return chosen === undefined ? null : point(around, chosen);
}

function heading({ re, position = 'any' }: Of<'heading'>, around: Inside): Held {
  const { text } = around;
  const all = text.blocks.flatMap(({ kind, says: stated }, i) => (kind === 'heading' && stated.length > 0 ? [i] : []));
  const allowed = position === 'any' ? all : position === 'first' ? all.slice(0, 1) : all.slice(-1);
  const match = foundOne(around, re).find(({ owner }) => allowed.includes(owner));
  return match === undefined ? null : point(around, [match]);
}

/** The block at one end that states something: a whole list or table counts as one, headings do not count. */
function atEnd(pattern: string, around: Inside, last: boolean): Held {
  const { text } = around;
  const counts = ({ kind, says: stated }: Block): boolean => kind !== 'heading' && stated.length > 0;
  const unit = (last ? text.blocks.findLast(counts) : text.blocks.find(counts))?.unit;
  const match = foundOne(around, pattern).find(({ owner }) => text.blocks[owner]!.unit === unit);
  return match === undefined ? null : point(around, [match]);
}

function order(patterns: readonly string[], around: Inside): Held {
  const first = found(around, patterns).map(([match]) => match);
  const stand = first.every((match, i) => match !== undefined && (i === 0 || first[i - 1]!.from < match.from));
  return stand ? point(around, first.map((match) => match!)) : null;
}

function count({ re, min, max = Infinity }: Of<'count'>, around: Inside): Held {
  const matches = foundOne(around, re);
  const least = min ?? (max === Infinity ? 1 : 0);
  return matches.length >= least && matches.length <= max ? point(around, matches) : null;
}

function tool({ name, args = {} }: Of<'tool'>, { tools }: Inside): Held {
  const fits = (value: unknown, pattern: string): boolean =>
    value !== undefined && matchesText(programOf(pattern), typeof value === 'string' ? value : JSON.stringify(value));
  return tools.some((call) => call.name === name && Object.entries(args).every(([key, pattern]) => fits(call.args[key], pattern))) ? NOTHING : null;
}

function holdsOne(condition: Condition, around: Inside): Held {
  if ('says' in condition) return says(condition.says, around);
  if ('near' in condition) return near(condition.near, around);
  if ('table' in condition) return table(condition.table, around);
  if ('list' in condition) return list(condition.list, around);
  if ('heading' in condition) return heading(condition.heading, around);
  if ('opens' in condition) return atEnd(condition.opens, around, false);
  if ('closes' in condition) return atEnd(condition.closes, around, true);
  if ('order' in condition) return order(condition.order, around);
  if ('count' in condition) return count(condition.count, around);
  if ('number' in condition) {
    const { unit, min = -Infinity, max = Infinity } = condition.number;
    const figure = affirmed(figuresBefore(unit, around.text), disownedFor([around.text.matches(unit)], around.disowned, around.text.text)).find(({ value }) => value >= min && value <= max);
    return figure === undefined ? null : point(around, [figure]);
  }
  if ('words' in condition) return around.text.words >= (condition.words.min ?? 0) && around.text.words <= (condition.words.max ?? Infinity) ? NOTHING : null;
  if ('file' in condition) {
    const text = around.file(condition.file.path);
    return text === null ? null : holds(condition.file, { ...around, text, path: condition.file.path });
  }
  if ('tool' in condition) return tool(condition.tool, around);
  return holdsAll(condition, around);
}

function holdsAll({ all = [], any, none = [] }: Conditions, around: Inside): Held {
  const evidence: Evidence[] = [];
  for (const condition of all) {
    const held = holdsOne(condition, around);
    if (held === null) return null;
    evidence.push(...held);
  }
  if (any !== undefined) {
    let held: Held = null;
    for (const condition of any) if ((held = holdsOne(condition, around)) !== null) break;
    if (held === null) return null;
    evidence.push(...held);
  }
  return none.some((condition) => holdsOne(condition, around) !== null) ? null : evidence;
}

export function holds(detector: Detector, around: Surroundings): Held {
  const { text } = around;
  if (detector.veto !== undefined && text.matches(detector.veto).length > 0) return null;
  const all = text.disowned;
  // Only here are all patterns of the detector searched, and only for what needs them.
  const left = all.some(({ whole }) => whole) ? new Set(disownedFor(patternsSought(detector).map((pattern) => text.matches(pattern)), all, text.text)) : null;
  const disowned = left === null ? all : all.filter((one) => !one.whole || left.has(one));
  return holdsAll(detector, { ...around, disowned });
}
