/**
 * Rewriting of small records and names: JSON to assignments and back, camelCase to snake_case and back, JSON sorted by
 * key. A step rewrites one piece; the last one joins them.
 */
import { capital, fill } from './lexicon.ts';
import type { Problem, Wording } from './problem.ts';
import type { Seeded } from './seeded.ts';
import { Thought } from './thought.ts';

const KEYS = ['age', 'city', 'color', 'count', 'day', 'level', 'name', 'owner', 'page', 'price', 'rank', 'size', 'team', 'unit', 'year', 'zone'] as const;
const WORDS = ['Ada', 'Ben', 'Mia', 'Tom', 'Leo', 'red', 'blue', 'green', 'small', 'big', 'Paris', 'Rome', 'Oslo', 'fox', 'owl', 'bear'] as const;
const FIRST = ['user', 'max', 'min', 'last', 'next', 'page', 'file', 'total'] as const;
const SECOND = ['name', 'count', 'size', 'level', 'price', 'rank', 'team', 'color', 'year'] as const;

interface Field {
  readonly key: string;
  readonly value: string | number;
}

const json = ({ key, value }: Field): string => JSON.stringify({ [key]: value }).slice(1, -1);
const assignment = ({ key, value }: Field): string => `${key}=${value}`;
const object = (fields: readonly Field[]): string => `{${fields.map(json).join(',')}}`;
const assignments = (fields: readonly Field[]): string => fields.map(assignment).join('; ');

function someFields(random: Seeded): Field[] {
  return random.some(KEYS, random.int(2, 3)).map((key) => ({ key, value: random.chance(0.5) ? random.pick(WORDS) : random.int(1, 99) }));
}

function somePairs(random: Seeded): [string, string][] {
  const count = random.int(2, 3);
  return random.some(FIRST.flatMap((a) => SECOND.map((b): [string, string] => [a, b])), count);
}

const snake = ([a, b]: readonly [string, string]): string => `${a}_${b}`;
const camel = ([a, b]: readonly [string, string]): string => a + capital(b);

/** Rewrites piece by piece, then joins. */
function eachThenJoin(thought: Thought, from: readonly string[], to: readonly string[]): void {
  thought.join(from.map((piece, i) => thought.rewrite(piece, to[i]!)));
}

type Made = Pick<Problem, 'prompt' | 'answer' | 'steps'>;
type Kind = (random: Seeded, thought: Thought) => Made;

const KINDS: Readonly<Record<string, Kind>> = {
  assign: (random, thought) => {
    const fields = someFields(random);
    eachThenJoin(thought, fields.map(json), fields.map(assignment));
    const asking = ['Rewrite as assignments: {r}', 'Turn this JSON into assignments: {r}'];
    return { prompt: fill(random.pick(asking), { r: object(fields) }), answer: assignments(fields), steps: fields.length };
  },
  json: (random, thought) => {
    const fields = someFields(random);
    eachThenJoin(thought, fields.map(assignment), fields.map(json));
    const asking = ['Rewrite as JSON: {r}', 'Turn these assignments into JSON: {r}'];
    return { prompt: fill(random.pick(asking), { r: assignments(fields) }), answer: object(fields), steps: fields.length };
  },
  snake: (random, thought) => {
    const pairs = somePairs(random);
    eachThenJoin(thought, pairs.map(camel), pairs.map(snake));
    const asking = ['Rewrite in snake_case: {r}', 'Turn these names into snake_case: {r}'];
    return { prompt: fill(random.pick(asking), { r: pairs.map(camel).join(', ') }), answer: pairs.map(snake).join(', '), steps: pairs.length };
  },
  camel: (random, thought) => {
    const pairs = somePairs(random);
    eachThenJoin(thought, pairs.map(snake), pairs.map(camel));
    const asking = ['Rewrite in camelCase: {r}', 'Turn these names into camelCase: {r}'];
    return { prompt: fill(random.pick(asking), { r: pairs.map(snake).join(', ') }), answer: pairs.map(camel).join(', '), steps: pairs.length };
  },
  sort: (random, thought) => {
    const fields = someFields(random);
    const sorted = fields.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    thought.order(sorted.map(({ key }) => key));
    const asking = ['Sort by key: {r}', 'Sort this JSON by key: {r}'];
    return { prompt: fill(random.pick(asking), { r: object(fields) }), answer: object(sorted), steps: fields.length };
  },
};

const WEIGHTS = { assign: 3, json: 3, snake: 2, camel: 2, sort: 2 };

export function makeRewrite(random: Seeded, _wording: Wording): Problem {
  const kind = random.weighted(WEIGHTS);
  const thought = new Thought();
  const made = KINDS[kind]!(random, thought);
  return { ...made, family: 'rewrite', thought, key: `rewrite ${kind} ${made.answer}` };
}
