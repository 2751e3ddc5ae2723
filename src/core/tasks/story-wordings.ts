/**
 * The sentences that arithmetic stories are put together from, by what they do to the count. Slots: {N}, {M} two people,
 * {he} and {him} the first one's pronouns, {o} the things, {bags}, {place}, and the numbers {a}, {b}, {k}.
 * The held-out ones say the same in the same words, otherwise arranged.
 */
import type { Wording } from './problem.ts';

export type Beat = 'have' | 'pack' | 'plus' | 'minus' | 'times' | 'parts';
export type Question = 'now' | 'left' | 'together' | 'difference';

type Sentences<K extends string> = Readonly<Record<K, Readonly<Record<Wording, readonly string[]>>>>;

export const BEATS: Sentences<Beat> = {
  have: {
    taught: ['{N} has {a} {o}.', '{N} owns {a} {o}.', '{N} starts with {a} {o}.', 'In the {place} {N} finds {a} {o}.', '{N} buys {a} {o}.', 'At first {N} has {a} {o}.'],
    'held-out': ['At the {place} {N} buys {a} {o}.', 'At first {N} owns {a} {o}.'],
  },
  pack: {
    taught: ['{N} has {k} {bags} with {b} {o} in each.', '{N} buys {k} {bags} of {b} {o}.', '{N} fills {k} {bags} with {b} {o} each.', 'In the {place} {N} finds {k} {bags}, each with {b} {o}.'],
    'held-out': ['{N} owns {k} {bags}, each with {b} {o}.', 'At first {N} has {k} {bags} of {b} {o}.'],
  },
  plus: {
    taught: ['{He} finds {b} more.', 'Then {he} buys {b} more {o}.', '{M} gives {him} {b} more.', 'Later {he} gets {b} {o} from {M}.', '{He} picks up {b} more in the {place}.', 'At the {place} {he} wins {b} {o}.', 'Then {b} more come in.'],
    'held-out': ['Later {he} finds {b} more {o} in the {place}.', 'Then {M} gives {him} {b} {o}.', 'At the {place} {he} gets {b} more.'],
  },
  minus: {
    taught: ['{He} gives {b} to {M}.', '{He} loses {b} of them.', 'Then {he} sells {b} {o}.', '{M} takes {b} of them.', 'In the {place} {he} drops {b} {o}.', 'Later {he} gives away {b} {o}.', 'Then {b} get lost.'],
    'held-out': ['Later {he} loses {b} {o} in the {place}.', 'Then {M} takes {b} of the {o}.', 'At the {place} {he} sells {b} of them.'],
  },
  times: {
    taught: ['Soon {he} has {k} times as many.', 'Then the number of {o} grows {k} times.', 'A year later {he} has {k} times as many {o}.'],
    'held-out': ['Later {N} has {k} times as many {o}.', 'Soon the number grows {k} times.'],
  },
  parts: {
    taught: ['{He} shares them equally among {k} friends and keeps one share.', 'Then {he} puts them into {k} equal {bags} and keeps one.', '{He} makes {k} equal parts and keeps one.'],
    'held-out': ['Then {he} makes {k} equal parts of the {o} and keeps one.', 'Later {he} shares the {o} equally among {k} friends and keeps one share.'],
  },
};

export const QUESTIONS: Sentences<Question> = {
  now: {
    taught: ['How many {o} does {N} have now?', 'How many does {he} have in the end?', 'How many {o} are there now?'],
    'held-out': ['How many {o} does {he} have in the end?', 'How many does {N} have now?'],
  },
  left: {
    taught: ['How many {o} are left?', 'How many are left in the end?', 'How many {o} does {N} have left?'],
    'held-out': ['How many {o} are left in the end?', 'How many does {he} have left now?'],
  },
  together: {
    taught: ['How many {o} do they have together?', 'How many {o} is that together?', 'How many do {N} and {M} have in all?'],
    'held-out': ['How many {o} do {N} and {M} have together?', 'How many is that in all?'],
  },
  difference: {
    taught: ['How many more {o} does {N} have than {M}?', 'How many more does {N} have?'],
    'held-out': ['How many more than {M} does {N} have?'],
  },
};

/** One person counted against another; {M} is asked for. */
export const COMPARISONS: Sentences<'plus' | 'minus' | 'times'> = {
  plus: { taught: ['{M} has {b} more.', '{M} has {b} more {o} than {N}.'], 'held-out': ['{M} owns {b} more than {N}.'] },
  minus: { taught: ['{M} has {b} less.', '{M} has {b} {o} less than {N}.'], 'held-out': ['{M} owns {b} less than {N}.'] },
  times: { taught: ['{M} has {k} times as many.', '{M} has {k} times as many {o} as {N}.'], 'held-out': ['{M} owns {k} times as many as {N}.'] },
};

export const COMPARED: Readonly<Record<Wording, readonly string[]>> = {
  taught: ['How many {o} does {M} have?', 'How many does {M} have?'],
  'held-out': ['How many {o} does {M} own?'],
};
