/**
 * An example without its detail (pibench.md 8.2, mutation tests): each text that this makes must turn to NO, or the detector does not look for the
 * detail at all. Of conditions of which all must hold, one loses its detail at a time; of those of which any may hold, all at once.
 */
import type { Condition, Conditions, QuestionDetector } from './detector.ts';
import { figuresBefore } from './figures-before.ts';
import { PreparedText } from './prepared-text.ts';
import type { Span } from './sentences.ts';

export interface Mutation {
  /** What was deleted, for a fault. */
  readonly without: string;
  readonly text: string;
}

interface Detail {
  readonly name: string;
  readonly find: (text: PreparedText) => readonly Span[];
}

const pattern = (re: string): Detail => ({ name: `'${re}'`, find: (text) => text.matches(re) });

function tableDetails({ columns, cells }: Extract<Condition, { table: unknown }>['table']): readonly Detail[] {
  return [
    ...columns.map((re) => ({ name: `the column '${re}'`, find: (text: PreparedText) => text.matches(re, 'heads') })),
    ...(cells === undefined ? [] : [{ name: `the cells '${cells}'`, find: (text: PreparedText) => text.matches(cells, 'cells') }]),
  ];
}

function detailsOf(condition: Condition): readonly Detail[] {
  if ('says' in condition) return [pattern(condition.says.detail)];
  if ('near' in condition) return [pattern(condition.near.a), pattern(condition.near.b)];
  if ('table' in condition) return tableDetails(condition.table);
  if ('order' in condition) return condition.order.map(pattern);
  if ('number' in condition) {
    const { unit } = condition.number;
    return [{ name: `the figure before '${unit}'`, find: (text) => figuresBefore(unit, text) }];
  }
  if ('file' in condition) return detailsOfAll(condition.file);
  return 'all' in condition || 'any' in condition ? detailsOfAll(condition) : [];
}

function detailsOfAll({ all = [], any = [] }: Conditions): readonly Detail[] {
  const first = any.map((condition) => detailsOf(condition)[0]);
  // An alternative without a detail still holds when the others have lost theirs.
  const together = first.length === 0 || first.includes(undefined) ? [] : [{
    name: first.map((detail) => detail!.name).join(' and '),
    find: (text: PreparedText) => first.flatMap((detail) => detail!.find(text)),
  }];
  return [...all.flatMap(detailsOf), ...together];
}

/** A source without the words in which something was found. */
function withoutWords(source: string, text: PreparedText, spans: readonly Span[]): string {
  const gone = spans.map((span) => text.inSource(span)).toSorted((a, b) => b.start - a.start);
  return gone.reduce((left, { start, end }) => {
    const rest = /^[\p{L}\p{N}]*/u.exec(left.slice(end))![0];
    return left.slice(0, start) + left.slice(end + rest.length);
  }, source);
}

/** Until nothing is found: what stands side by side after a deletion may match anew. */
function deleteAll(source: string, prepare: (source: string) => PreparedText, find: Detail['find']): string | null {
  let left = source;
  for (let round = 0; round < 5; round += 1) {
    const text = prepare(left);
    const spans = find(text);
    if (spans.length === 0) break;
    left = withoutWords(left, text, spans);
  }
  return left === source ? null : left;
}

/** `file`: the example is the text of a file. */
export function mutateExample(example: string, detector: Conditions, file: string | null = null): readonly Mutation[] {
  return detailsOfAll(detector).flatMap(({ name, find }) => {
    const text = deleteAll(example, (source) => new PreparedText(source, { file }), find);
    return text === null ? [] : [{ without: name, text }];
  });
}

/** A question without what it asks about its topic. */
export function mutateQuestion(example: string, { aspect }: QuestionDetector): readonly Mutation[] {
  const find: Detail['find'] = (text) => aspect.flatMap((re) => text.matches(re, 'asked'));
  const text = deleteAll(example, (source) => new PreparedText(source), find);
  return text === null ? [] : [{ without: 'its aspects', text }];
}
