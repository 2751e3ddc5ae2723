/**
 * The verdicts in whatever a model answered: JSON, JSON with words around it, JSON that was cut off (what is whole of it counts), or lines such as
 * `i1: YES "..."`. An id that is judged twice in two ways is not judged at all.
 */
import { answerParts } from '#core/chat/answer-parts.ts';
import type { QuestionStyle } from '../judge.ts';

export interface SaidVerdict {
  readonly yes: boolean;
  readonly evidence: string;
  /** As it was said; null: it was not. */
  readonly where: string | null;
  readonly style: QuestionStyle | null;
}

const MOST_READ = 60_000;
const MOST_TRIED = 400;

export function readVerdicts(answer: string, ids: readonly string[]): ReadonlyMap<string, SaidVerdict> {
  const text = answerParts(answer, false).answer.slice(0, MOST_READ);
  const said = [...objectsIn(text).flatMap(verdictsIn)];
  const usable = said.length > 0 ? said : linesIn(text);
  const known = new Set(ids);
  const found = new Map<string, SaidVerdict>();
  const torn = new Set<string>();
  for (const [id, verdict] of usable) {
    if (!known.has(id)) continue;
    if (found.has(id) && found.get(id)!.yes !== verdict.yes) torn.add(id);
    else if (!found.has(id)) found.set(id, verdict);
  }
  for (const id of torn) found.delete(id);
  return found;
}

type Entry = readonly [id: string, verdict: SaidVerdict];

/** {verdicts: [...]}, a bare entry, or a dictionary by id. */
function verdictsIn(value: unknown): readonly Entry[] {
  if (Array.isArray(value)) return value.flatMap(verdictsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { id, verdicts } = value as Record<string, unknown>;
  if (Array.isArray(verdicts)) return verdicts.flatMap(verdictsIn);
  if (typeof id === 'string') return entryOf(id, value as Record<string, unknown>);
  return Object.entries(typeof verdicts === 'object' && verdicts !== null ? verdicts : value)
    .flatMap(([key, inner]) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? entryOf(key, inner as Record<string, unknown>) : entryOf(key, { yes: inner })));
}

function entryOf(id: string, { yes, evidence, where, style }: Record<string, unknown>): readonly Entry[] {
  const truth = typeof yes === 'boolean' ? yes : typeof yes === 'string' ? truthOf(yes) : null;
  if (truth === null) return [];
  return [[id, { yes: truth, evidence: typeof evidence === 'string' ? evidence : '', where: typeof where === 'string' ? where : null, style: style === 'options' || style === 'clarify' ? style : null }]];
}

const truthOf = (word: string): boolean | null => (/^\s*(yes|true)\s*$/i.test(word) ? true : /^\s*(no|false)\s*$/i.test(word) ? false : null);

/** Every whole JSON object or list that stands in the text, outermost first. */
function objectsIn(text: string): readonly unknown[] {
  const found: unknown[] = [];
  for (let at = 0, tried = 0; at < text.length && tried < MOST_TRIED; tried++) {
    const start = text.slice(at).search(/[{[]\s*["{[]/);
    if (start < 0) break;
    const end = endOf(text, at + start);
    const value = end === null ? undefined : parsed(text.slice(at + start, end));
    if (value !== undefined) found.push(value);
    at = value === undefined || end === null ? at + start + 1 : end;
  }
  return found;
}

/** Behind the bracket that closes the one at `start`; null: none does. */
function endOf(text: string, start: number): number | null {
  let depth = 0;
  let inText = false;
  for (let at = start; at < text.length; at++) {
    const letter = text[at]!;
    if (inText && letter === '\\') at++;
    else if (letter === '"') inText = !inText;
    else if (!inText && (letter === '{' || letter === '[')) depth++;
    else if (!inText && (letter === '}' || letter === ']') && --depth === 0) return at + 1;
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** i1: YES "the passage" (options) */
const LINE = /^[\s\-*#>("'`[]*(i\d+)["'`)\].*]*\s*[:=\-–—|]+[\s*"'`]*(yes|no)\b[*"'`]*(.*)$/gim;

function linesIn(text: string): readonly Entry[] {
  return [...text.matchAll(LINE)].map(([, id = '', word = '', rest = '']) => {
    const evidence = /["“„«](.+)["”“»]/.exec(rest)?.[1] ?? '';
    const outside = rest.replace(evidence, '');
    return [id.toLowerCase(), { yes: word.toLowerCase() === 'yes', evidence, where: null, style: /\boptions?\b/i.test(outside) ? 'options' : /\bclarify\b/i.test(outside) ? 'clarify' : null }];
  });
}
