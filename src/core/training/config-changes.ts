/** The choices of a training one by one, and which of one training are not those of another. Switches count only where both use them. */
import { DEFAULT_TRAINING, isTaughtByTest, poolOf } from './training-config.ts';
import type { LabelSwitches, OpdSwitches, TrainingConfig } from './training-events.ts';

export type PlainKey = Exclude<keyof TrainingConfig, 'labels' | 'opd'>;
export type ChoiceKey = PlainKey | `labels.${keyof LabelSwitches}` | `opd.${keyof OpdSwitches}`;
export type ChoiceValue = string | number | boolean;

/** In the order of the form. */
export const CHOICE_KEYS = Object.entries(DEFAULT_TRAINING).flatMap(([key, value]) =>
  typeof value === 'object' ? Object.keys(value as object).map((own) => `${key}.${own}`) : [key],
) as readonly ChoiceKey[];

export function choiceOf(config: TrainingConfig, key: ChoiceKey): ChoiceValue {
  const [first, own] = key.split('.') as [keyof TrainingConfig, string?];
  const value = config[first];
  return (own === undefined ? value : (value as unknown as Readonly<Record<string, ChoiceValue>>)[own]) as ChoiceValue;
}

/** Whether the training depends on it. */
export function isUsed(config: TrainingConfig, key: ChoiceKey): boolean {
  const { method } = config;
  if (key === 'rehearsal') return poolOf(config) === 'opd';
  if (key.startsWith('opd.')) return method === 'opd';
  if (key.startsWith('labels.')) return method !== 'opd' && !isTaughtByTest(config) && (key !== 'labels.aim' || method === 'sft');
  return true;
}

export function changedChoices(a: TrainingConfig, b: TrainingConfig): readonly ChoiceKey[] {
  return CHOICE_KEYS.filter((key) => isUsed(a, key) && isUsed(b, key) && choiceOf(a, key) !== choiceOf(b, key));
}
