/** The patterns of a detector: all of them, and those that must or may be found in one text. */
import type { Condition, Conditions, Detector } from './detector.ts';

export const childrenOf = ({ all = [], any = [], none = [] }: Conditions): readonly Condition[] => [...all, ...any, ...none];

function patternsOf(condition: Condition): readonly string[] {
  if ('says' in condition) return [condition.says.topic, condition.says.detail];
  if ('near' in condition) return [condition.near.a, condition.near.b];
  if ('table' in condition) return [...condition.table.columns, ...(condition.table.cells === undefined ? [] : [condition.table.cells])];
  if ('list' in condition) return condition.list.re === undefined ? [] : [condition.list.re];
  if ('heading' in condition) return [condition.heading.re];
  if ('opens' in condition) return [condition.opens];
  if ('closes' in condition) return [condition.closes];
  if ('order' in condition) return condition.order;
  if ('count' in condition) return [condition.count.re];
  if ('number' in condition) return [condition.number.unit];
  if ('words' in condition) return [];
  if ('file' in condition) return patternsOfDetector(condition.file);
  if ('tool' in condition) return Object.values(condition.tool.args ?? {});
  return childrenOf(condition).flatMap(patternsOf);
}

export const patternsOfDetector = (detector: Detector): readonly string[] => [...childrenOf(detector).flatMap(patternsOf), ...(detector.veto === undefined ? [] : [detector.veto])];

/** Not of what it forbids, nor of a file or a tool beside the text. */
export const patternsSought = ({ all = [], any = [] }: Conditions): readonly string[] => [...all, ...any].flatMap((condition) => {
  if ('all' in condition || 'any' in condition || 'none' in condition) return patternsSought(condition);
  return 'file' in condition || 'tool' in condition ? [] : patternsOf(condition);
});
