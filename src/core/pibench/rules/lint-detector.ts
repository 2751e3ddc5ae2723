/** What is wrong with a detector before it is tried on any text, in sentences for its author (docs/pibench-tasks.md: Patterns, "Specific, not vague"). */
import { childrenOf, patternsOfDetector } from './detector-patterns.ts';
import type { Condition, Conditions, Detector, QuestionDetector } from './detector.ts';
import { patternFault } from './pattern.ts';

/** It binds a topic to a detail. */
function isSpecific(condition: Condition): boolean {
  if ('says' in condition || 'near' in condition || 'number' in condition) return true;
  if ('table' in condition) return condition.table.columns.length >= 2 || condition.table.cells !== undefined;
  if ('order' in condition) return condition.order.length >= 2;
  if ('file' in condition) return isSpecificOne(condition.file);
  if ('tool' in condition) return Object.keys(condition.tool.args ?? {}).length > 0;
  return ('all' in condition || 'any' in condition) && isSpecificOne(condition);
}

/** One condition that must hold is specific, or each of those of which one must. */
const isSpecificOne = ({ all = [], any = [] }: Conditions): boolean => all.some(isSpecific) || (any.length > 0 && any.every(isSpecific));

/** Pairs that say the same twice, and so bind nothing. */
function twice(condition: Condition): readonly string[] {
  if ('says' in condition) return condition.says.topic === condition.says.detail ? [condition.says.topic] : [];
  if ('near' in condition) return condition.near.a === condition.near.b ? [condition.near.a] : [];
  if ('file' in condition) return childrenOf(condition.file).flatMap(twice);
  return 'all' in condition || 'any' in condition || 'none' in condition ? childrenOf(condition).flatMap(twice) : [];
}

const badPatterns = (patterns: readonly string[]): readonly string[] => [...new Set(patterns)].flatMap((pattern) => {
  const fault = patternFault(pattern);
  return fault === null ? [] : [`The pattern '${pattern}' is refused. ${fault}`];
});

/** Of any detector, a criterion's too. */
export function lintPatterns(detector: Detector): readonly string[] {
  return badPatterns(patternsOfDetector(detector));
}

/** Of an intent's detector. */
export function lintDetector(detector: Detector): readonly string[] {
  return [
    ...lintPatterns(detector),
    ...childrenOf(detector).flatMap(twice).map((pattern) => `The pattern '${pattern}' stands for the topic and for the detail, so the detail adds nothing.`),
    ...(isSpecificOne(detector) ? [] : ['No condition that must hold binds a topic to a detail (says, near, order, number, table with two columns or cells, tool with arguments), so a vague answer would do.']),
  ];
}

export function lintQuestion({ topic, aspect }: QuestionDetector): readonly string[] {
  return [
    ...badPatterns([...topic, ...aspect]),
    ...(topic.length === 0 || aspect.length === 0 ? ['A question needs at least one topic and at least one aspect.'] : []),
    ...topic.filter((pattern) => aspect.includes(pattern)).map((pattern) => `The pattern '${pattern}' is both a topic and an aspect, so one word would be a targeted question.`),
  ];
}
