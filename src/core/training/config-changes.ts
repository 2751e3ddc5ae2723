/** Which choices of one training are not those of another. Draft-OPD's switches count only where both use them. */
import { DEFAULT_TRAINING } from './training-config.ts';
import type { OpdSwitches, TrainingConfig } from './training-events.ts';

export type PlainKey = Exclude<keyof TrainingConfig, 'opd'>;
export type SwitchKey = keyof OpdSwitches;
export type ChoiceKey = PlainKey | `opd.${SwitchKey}`;

export const PLAIN_KEYS = (Object.keys(DEFAULT_TRAINING) as (keyof TrainingConfig)[]).filter((key): key is PlainKey => key !== 'opd');
export const SWITCH_KEYS = Object.keys(DEFAULT_TRAINING.opd) as SwitchKey[];

export function changedChoices(a: TrainingConfig, b: TrainingConfig): readonly ChoiceKey[] {
  const plain = PLAIN_KEYS.filter((key) => a[key] !== b[key]);
  const both = a.method === 'opd' && b.method === 'opd';
  return [...plain, ...(both ? SWITCH_KEYS.filter((key) => a.opd[key] !== b.opd[key]).map((key): ChoiceKey => `opd.${key}`) : [])];
}
