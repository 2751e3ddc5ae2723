/**
 * The judge that needs no model (pibench.md 8.2): an intent is satisfied where its detector holds in the message or in one of the files, and asked
 * about where one question has a topic and an aspect of it. What has no detector cannot be judged: no, and marked as failed.
 */
import type { AskVerdict, Judge, JudgedTurn, Verdict } from '../judge.ts';
import type { Criterion, HiddenIntent } from '../task.ts';
import type { Detector, QuestionDetector } from './detector.ts';
import { holds, type Surroundings } from './hold.ts';
import { PreparedText, type Question } from './prepared-text.ts';
import { isGeneric, styleOf } from './question-words.ts';

const KEPT = 64;
const kept = new Map<string, PreparedText>();

/** The same text comes again: a file from turn to turn, a message for each of the three questions. */
export function preparedOf(source: string, userSaid: readonly string[] = [], file: string | null = null): PreparedText {
  // Only what stands in quotes depends on what the user said.
  const said = /["'“„‘«]|^ {0,3}>/mu.test(source) ? userSaid : [];
  const key = [file?.endsWith('.csv') === true ? 'csv' : file === null ? 'message' : 'file', ...said, source].join('\0');
  const had = kept.get(key);
  if (had !== undefined) return had;
  const made = new PreparedText(source, { userSaid: said, file });
  kept.set(key, made);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return made;
}

const NO: Verdict = { yes: false, evidence: [] };
const FAILED: Verdict = { ...NO, failed: true };

/** The message and each file: a detector holds if it holds in one of these. */
function placesOf({ message, files, tools, userSaid }: JudgedTurn): readonly Surroundings[] {
  const texts = new Map(Object.entries(files).map(([path, text]) => [path, preparedOf(text, userSaid, path)]));
  const file = (path: string): PreparedText | null => texts.get(path) ?? null;
  return [{ text: preparedOf(message, userSaid), path: null, file, tools }, ...[...texts].map(([path, text]) => ({ text, path, file, tools }))];
}

function judgeDetectors(turn: JudgedTurn, detectors: readonly (Detector | null)[]): readonly Verdict[] {
  const places = placesOf(turn);
  return detectors.map((detector) => {
    if (detector === null) return FAILED;
    for (const place of places) {
      const evidence = holds(detector, place);
      if (evidence !== null) return { yes: true, evidence };
    }
    return NO;
  });
}

const textOf = (text: PreparedText, { spans }: Question): string => spans.map(({ from, to }) => text.text.slice(from, to)).join(' ');

function judgeQuestions(text: PreparedText, detector: QuestionDetector | null): AskVerdict {
  if (detector === null) return { ...FAILED, style: null };
  const first = (patterns: readonly string[], question: number) => {
    for (const pattern of patterns) {
      const match = text.matches(pattern, 'asked').find(({ owner }) => owner === question);
      if (match !== undefined) return match;
    }
    return null;
  };
  for (const [i, question] of text.questions.entries()) {
    const topic = first(detector.topic, i);
    const aspect = topic === null ? null : first(detector.aspect, i);
    if (topic === null || aspect === null) continue;
    const words = textOf(text, question);
    if (isGeneric(words)) continue;
    return { yes: true, evidence: [topic, aspect].map((span) => text.inSource(span)), style: styleOf(words, question.hasList) };
  }
  return { ...NO, style: null };
}

export const satisfiedByRules = (turn: JudgedTurn, intents: readonly HiddenIntent[]): readonly Verdict[] => judgeDetectors(turn, intents.map(({ does }) => does));

export function askedByRules({ message, userSaid }: JudgedTurn, intents: readonly HiddenIntent[]): readonly AskVerdict[] {
  const text = preparedOf(message, userSaid);
  return intents.map(({ asks }) => judgeQuestions(text, asks));
}

/** What an earlier message met stays met; its evidence lies there, and is not told again. */
export function criteriaByRules(turn: JudgedTurn, criteria: readonly Criterion[]): readonly Verdict[] {
  const rules = criteria.map(({ rule }) => rule);
  const now = judgeDetectors(turn, rules);
  const before = (turn.earlier ?? []).map((message) => judgeDetectors({ ...turn, message, files: {} }, rules.map((rule, i) => (now[i]!.yes ? null : rule))));
  return now.map((verdict, i) => (!verdict.yes && before.some((verdicts) => verdicts[i]!.yes) ? { yes: true, evidence: [] } : verdict));
}

export const RULE_JUDGE: Judge = {
  name: 'rules',
  satisfied: (turn, intents) => Promise.resolve(satisfiedByRules(turn, intents)),
  asked: (turn, intents) => Promise.resolve(askedByRules(turn, intents)),
  criteria: (turn, criteria) => Promise.resolve(criteriaByRules(turn, criteria)),
};
