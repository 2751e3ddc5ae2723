/**
 * What a person said the verdict should be, by the key of the question, from visit to visit: true or false and nothing of the texts. The latest
 * stay, up to a number.
 */
import * as v from 'valibot';

const KEY = 'slipstream-pibench-labels';
export const MOST_LABELS = 2000;
const LONGEST_KEY = 300;
const saved = v.pipe(v.array(v.tuple([v.pipe(v.string(), v.maxLength(LONGEST_KEY)), v.boolean()])), v.maxLength(MOST_LABELS));

export type Labels = ReadonlyMap<string, boolean>;

/** Where storage is closed to the page there are none. */
export function readLabels(storage: () => Storage): Labels {
  try {
    const read = v.safeParse(saved, JSON.parse(storage().getItem(KEY) ?? '[]'));
    return new Map(read.success ? read.output : []);
  } catch {
    return new Map();
  }
}

/** `should`: null takes the label back. */
export function withLabel(labels: Labels, key: string, should: boolean | null): Labels {
  const next = new Map(labels);
  next.delete(key);
  if (should !== null && key.length <= LONGEST_KEY) next.set(key, should);
  return new Map([...next].slice(-MOST_LABELS));
}

/** Whether they will be there again. */
export function keepLabels(storage: () => Storage, labels: Labels): boolean {
  try {
    if (labels.size === 0) storage().removeItem(KEY);
    else storage().setItem(KEY, JSON.stringify([...labels]));
    return true;
  } catch {
    return false;
  }
}
