/**
 * Weekdays, months, clock times and units. Going round (past Sunday, past December) is checked by going back.
 */
import { MONTHS, WEEKDAYS, type Operator } from './arithmetic.ts';
import { fill } from './lexicon.ts';
import type { Problem, Wording } from './problem.ts';
import { lookAgain } from './second-look.ts';
import type { Seeded } from './seeded.ts';
import { Thought, type Operand } from './thought.ts';

type Wordings = Readonly<Record<Wording, readonly string[]>>;
type Made = Pick<Problem, 'prompt' | 'thought' | 'answer' | 'key' | 'steps'>;
type Kind = (random: Seeded, wording: Wording) => Made;

const LATER: Wordings = {
  taught: ['What {unit} is {n} {units} after {from}?', 'It is {from}. What {unit} is it in {n} {units}?', '{n} {units} after {from} is what {unit}?'],
  'held-out': ['What {unit} is it {n} {units} after {from}?', 'It is {from}. In {n} {units} it is what {unit}?'],
};
const EARLIER: Wordings = {
  taught: ['What {unit} is {n} {units} before {from}?', 'It is {from}. What {unit} was it {n} {units} ago?', '{n} {units} before {from} is what {unit}?'],
  'held-out': ['What {unit} was it {n} {units} before {from}?', 'It is {from}. {n} {units} ago it was what {unit}?'],
};

/** So many days or months on or back from a name in a circle of names. */
const around = (circle: readonly string[], unit: string, most: number): Kind => (random, wording) => {
  const thought = new Thought(random);
  const from = random.pick(circle);
  const n = random.int(2, most);
  const operator: Operator = random.chance(0.6) ? '+' : '-';
  const shift: Operand = n >= circle.length ? thought.sum(n, '%', circle.length) : { value: n };
  const result = thought.sum(from, operator, shift);
  const wrapped = circle.indexOf(result.value as string) < circle.indexOf(from) === (operator === '+');
  if (wrapped && result.value !== from) thought.check(result, operator === '+' ? '-' : '+', shift);
  return {
    prompt: fill(random.pick((operator === '+' ? LATER : EARLIER)[wording]), { unit, units: `${unit}s`, n, from }),
    thought,
    answer: `${result.value}`,
    key: `${unit} ${from} ${operator} ${n}`,
    steps: n >= circle.length ? 2 : 1,
  };
};

const clock = (hours: number, minutes: number): string => `${hours}:${`${minutes}`.padStart(2, '0')}`;

const LASTS: Wordings = {
  taught: ['A film starts at {t} and lasts {n} min. When does it end?', 'It is {t}. What time is it in {n} min?', 'The train leaves at {t} and takes {n} min. When does it arrive?'],
  'held-out': ['The train starts at {t} and takes {n} min. When does it end?', 'It is {t}. A film lasts {n} min. When does it end?'],
};

const ends: Kind = (random, wording) => {
  const thought = new Thought(random);
  const [hours, minutes, n] = [random.int(1, 22), random.int(0, 59), random.int(5, 59)];
  let end = thought.sum(minutes, '+', n);
  let hour: Operand = { value: hours };
  const over = (end.value as number) >= 60;
  if (over) {
    end = thought.sum(end, '-', 60);
    hour = thought.sum(hours, '+', 1);
  }
  return {
    prompt: fill(random.pick(LASTS[wording]), { t: clock(hours, minutes), n }),
    thought,
    answer: clock(hour.value as number, end.value as number),
    key: `ends ${clock(hours, minutes)} ${n}`,
    steps: over ? 3 : 1,
  };
};

const SPANS: Wordings = {
  taught: ['How many minutes are there from {s} to {t}?', 'A film starts at {s} and ends at {t}. How many minutes does it last?', 'The train leaves at {s} and arrives at {t}. How many minutes does it take?'],
  'held-out': ['A film lasts from {s} to {t}. How many minutes are there?', 'The train starts at {s} and arrives at {t}. How many minutes is that?'],
};

const spans: Kind = (random, wording) => {
  const thought = new Thought(random);
  const start = random.int(1, 20);
  const end = start + random.int(1, 3);
  const [from, to] = [random.int(0, 59), random.int(0, 59)];
  const hours = thought.sum(end, '-', start);
  const whole = thought.sum(hours, '*', 60);
  const late = thought.sum(whole, '+', to);
  const between = thought.sum(late, '-', from);
  lookAgain(thought, late, '-', { value: from }, between);
  return {
    prompt: fill(random.pick(SPANS[wording]), { s: clock(start, from), t: clock(end, to) }),
    thought,
    answer: `${between.value}`,
    key: `spans ${clock(start, from)} ${clock(end, to)}`,
    steps: 4,
  };
};

interface Unit {
  readonly big: string;
  readonly small: string;
  readonly ratio: number;
}

const UNITS: readonly Unit[] = [
  { big: 'h', small: 'min', ratio: 60 },
  { big: 'm', small: 'cm', ratio: 100 },
  { big: 'weeks', small: 'days', ratio: 7 },
  { big: 'cm', small: 'mm', ratio: 10 },
  { big: 'days', small: 'h', ratio: 24 },
  { big: 'kg', small: 'g', ratio: 1000 },
  { big: 'years', small: 'months', ratio: 12 },
];

const INTO_SMALL: Wordings = {
  taught: ['How many {small} are {a} {big} {b} {small}?', 'Write {a} {big} {b} {small} in {small}.', 'How many {small} are there in {a} {big} and {b} {small}?'],
  'held-out': ['Write {a} {big} and {b} {small} in {small}.', 'How many {small} is {a} {big} {b} {small}?'],
};
const INTO_BOTH: Wordings = {
  taught: ['Write {n} {small} in {big} and {small}.', 'How many {big} and {small} are {n} {small}?'],
  'held-out': ['How many {big} and {small} are there in {n} {small}?', 'Write in {big} and {small}: {n} {small}'],
};

const intoSmall: Kind = (random, wording) => {
  const thought = new Thought(random);
  const unit = random.pick(UNITS);
  const [a, b] = [random.int(2, 9), random.int(1, unit.ratio - 1)];
  const result = thought.sum(thought.sum(a, '*', unit.ratio), '+', b);
  return {
    prompt: fill(random.pick(INTO_SMALL[wording]), { ...unit, a, b }),
    thought,
    answer: `${result.value} ${unit.small}`,
    key: `small ${unit.big} ${a} ${b}`,
    steps: 2,
  };
};

const intoBoth: Kind = (random, wording) => {
  const thought = new Thought(random);
  const unit = random.pick(UNITS);
  const n = random.int(2, 9) * unit.ratio + random.int(1, unit.ratio - 1);
  const rest = thought.sum(n, '%', unit.ratio);
  const whole = thought.sum(thought.sum(n, '-', rest), '/', unit.ratio);
  return {
    prompt: fill(random.pick(INTO_BOTH[wording]), { ...unit, n }),
    thought,
    answer: `${whole.value} ${unit.big} ${rest.value} ${unit.small}`,
    key: `both ${unit.big} ${n}`,
    steps: 3,
  };
};

const KINDS: Readonly<Record<string, Kind>> = {
  weekday: around(WEEKDAYS, 'day', 60),
  month: around(MONTHS, 'month', 30),
  ends,
  spans,
  intoSmall,
  intoBoth,
};

const WEIGHTS = { weekday: 3, month: 2, ends: 3, spans: 2, intoSmall: 2.5, intoBoth: 2 };

export function makeDate(random: Seeded, wording: Wording): Problem {
  const made = KINDS[random.weighted(WEIGHTS)]!(random, wording);
  return { ...made, family: 'date', key: `date ${made.key}` };
}
