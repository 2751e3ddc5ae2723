/**
 * What prose calls its steps: the number that a step opens with ("Step 3:", "3.", "(3)"), and the numbers by which it refers to others ("from step 2",
 * "steps 1 and 4", "equation (2)", "by (2)"). Neither is a value that the step takes up.
 */
import type { TextStep } from './segment-text.ts';

const STEP = 'step|schritt|étape|etape|paso|passo|stap|шаг';
const STEPS = 'steps|schritten?|étapes|etapes|pasos|passi|passos|stappen';
const AND = '(?:and|or|und|oder|et|ou|y|en|и|&)';
const NUMBER = String.raw`[#(]?\d{1,4}(?![\d.]\d)\)?`;
/** "Step 2 gives 7" names another; a heading need not end with a sign. */
const LABEL = new RegExp(String.raw`^(?:(?:${STEP})\s{1,3}#?(\d{1,4})(?:\s?[.:)]|\s{0,3}(?:[\n–—]|-\s|$))|[*_#]{1,6}\s?(?:${STEP})\s{1,3}(\d{1,4})(?!\d)[*_.:)]{0,3}|[#(]?(\d{1,4})[.):](?=\s))`, 'iu');
/** A list ends with its last `and`: in "from steps 1 and 2, 42 is" 42 is a value. */
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:${STEP}|equation|eq\.?)\s{0,2}${NUMBER}|(?:${STEPS}|equations|eqs\.?)\s{0,2}${NUMBER}(?:(?:\s{0,2},\s{0,2}[#(]?\d{1,4}\)?)*\s{0,2},?\s{0,2}${AND}\s{0,2}${NUMBER})?)`
  + String.raw`|(?<=\b(?:by|from|in|using|with|see)\s)\(\d{1,4}\)(?:\s{0,2}(?:,|and)\s{0,2}\(\d{1,4}\))*`, 'giu',
);

/** Null: it opens with none. */
export function labelOf(text: string): number | null {
  const found = LABEL.exec(text);
  return found ? Number(found[1] ?? found[2] ?? found[3]) : null;
}

/** Of other steps, in the order in which they are named. */
export const referencesIn = (text: string): readonly number[] => [...text.replace(LABEL, '').matchAll(NAMED)].flatMap(([named]) => (named.match(/\d+/g) ?? []).map(Number));

/** What is left to be read for values. */
export const withoutNames = (text: string): string => text.replace(LABEL, '').replace(NAMED, ' ');

/** For each step of a text, the steps that it names: of those before it, the newest that opens with that number; in a text that numbers none, the step in that place. */
export function namedSteps(steps: readonly Pick<TextStep, 'id' | 'text'>[]): readonly (readonly number[])[] {
  const labels = steps.map(({ text }) => labelOf(text));
  const counted = labels.every((label) => label === null);
  const newest = new Map<number, number>();
  return steps.map(({ id, text }, i) => {
    const meant = (label: number): number | undefined => (counted ? (label > 0 && label < id ? label : undefined) : newest.get(label));
    const named = [...new Set(referencesIn(text).flatMap((label) => meant(label) ?? []))].sort((a, b) => a - b);
    const label = labels[i];
    if (label !== null && label !== undefined) newest.set(label, id);
    return named;
  });
}
