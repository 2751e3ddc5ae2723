/**
 * Detectors from a file (docs/pibench-tasks.md, Detectors): only the keys that a condition has, patterns that are allowed, few and not nested
 * deeply, so that a slip of an author is named and nobody's file can be a burden.
 */
import * as v from 'valibot';
import type { Condition, Conditions, Detector, QuestionDetector } from './detector.ts';
import { patternFault } from './pattern.ts';

const MOST_VALUES = 400;
const DEEPEST = 16;
const MOST_BESIDE = 16;

/** Counts values, and goes no deeper and no further than allowed (so an endless one is refused too). */
function isSmall(value: unknown): boolean {
  let left = MOST_VALUES;
  const walk = (one: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > DEEPEST) return false;
    return typeof one !== 'object' || one === null || Object.values(one).every((inner) => walk(inner, depth + 1));
  };
  return walk(value, 0);
}

const pattern = v.pipe(v.string('A pattern is a text.'), v.rawCheck(({ dataset, addIssue }) => {
  const fault = dataset.typed ? patternFault(dataset.value) : null;
  if (fault !== null) addIssue({ message: `The pattern '${String(dataset.value)}' is refused. ${fault}` });
}));
const patterns = v.pipe(v.array(pattern, 'A list of patterns belongs here.'), v.minLength(1, 'At least one pattern belongs here.'), v.maxLength(MOST_BESIDE, 'These are too many patterns.'));
const whole = v.pipe(v.number('A number belongs here.'), v.integer('A whole number belongs here.'), v.minValue(0, 'It cannot be negative.'));
const figure = v.pipe(v.number('A number belongs here.'), v.finite('A number belongs here.'));
const name = v.pipe(v.string('A name belongs here.'), v.nonEmpty('A name belongs here.'), v.maxLength(200, 'This name is too long.'));

/** An object with just these keys; another one, or one that is missing, is named. */
const only = <E extends v.ObjectEntries>(entries: E) => v.strictObject(entries, (issue) => {
  if (issue.expected === 'never') return `There is no key ${issue.received} here; the keys are ${Object.keys(entries).join(', ')}.`;
  return issue.expected === 'Object' ? `A map with the keys ${Object.keys(entries).join(', ')} belongs here.` : `The key ${issue.expected} is missing.`;
});

const range = { min: v.exactOptional(whole), max: v.exactOptional(whole) };
const several = v.pipe(
  v.array(v.lazy((input): v.GenericSchema<unknown, Condition> => conditionOf(input)), 'A list of conditions belongs here.'),
  v.minLength(1, 'At least one condition belongs here.'), v.maxLength(MOST_BESIDE, 'These are too many conditions.'),
);
const nested = { all: v.exactOptional(several), any: v.exactOptional(several), none: v.exactOptional(several) };
const detector = { ...nested, veto: v.exactOptional(pattern) };

const FORMS = {
  says: only({ topic: pattern, detail: pattern, within: v.exactOptional(v.picklist(['sentence', 'block', 'section'], 'It is sentence, block or section.')) }),
  near: only({ a: pattern, b: pattern, within: whole }),
  table: only({ columns: patterns, minRows: v.exactOptional(whole), cells: v.exactOptional(pattern) }),
  list: only({ re: v.exactOptional(pattern), ...range }),
  heading: only({ re: pattern, position: v.exactOptional(v.picklist(['first', 'last', 'any'], 'It is first, last or any.')) }),
  opens: pattern,
  closes: pattern,
  order: patterns,
  count: only({ re: pattern, ...range }),
  number: only({ unit: pattern, min: v.exactOptional(figure), max: v.exactOptional(figure) }),
  words: only(range),
  file: only({ ...detector, path: name }),
  tool: only({ name, args: v.exactOptional(v.record(name, pattern, 'A map of patterns belongs here.')) }),
};

const NO_CONDITION = `A condition is one of ${Object.keys(FORMS).join(', ')}, or has the keys all, any, none.`;
const group: v.GenericSchema<unknown, Conditions> = v.pipe(only(nested), v.check((value) => Object.keys(value).length > 0, NO_CONDITION));

/** Chosen by its key, so that faults are those of the condition that was meant. */
function conditionOf(input: unknown): v.GenericSchema<unknown, Condition> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return v.custom<Condition>(() => false, NO_CONDITION);
  const form = Object.keys(FORMS).find((key) => Object.hasOwn(input, key)) as keyof typeof FORMS | undefined;
  if (form !== undefined) return only({ [form]: FORMS[form] });
  return Object.keys(input).some((key) => Object.hasOwn(nested, key)) ? group : v.custom<Condition>(() => false, `${NO_CONDITION} This one has ${Object.keys(input).join(', ') || 'nothing'}.`);
}

const small = v.pipe(v.unknown(), v.check(isSmall, `It is nested too deeply or has more than ${String(MOST_VALUES)} parts.`));

export const DetectorSchema: v.GenericSchema<unknown, Detector> = v.pipe(small, only(detector), v.check((value) => Object.keys(value).length > 0, 'A detector needs at least one of all, any, none, veto.'));

export const QuestionDetectorSchema: v.GenericSchema<unknown, QuestionDetector> = v.pipe(small, only({ topic: patterns, aspect: patterns }));
