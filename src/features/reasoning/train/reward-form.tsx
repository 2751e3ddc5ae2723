/** What to train: how long, how large, from what, and by which seed; each training shows what it was begun with, whatever is chosen meanwhile. */
import { REWARD_SIZES, REWARD_STARTS, REWARD_STEPS, type RewardConfig } from '#core/training/reward-training.ts';
import { ChoiceField } from '../trace/choice-field.tsx';
import { SeedField } from '../trace/seed-field.tsx';
import traceStyles from '../trace/trace.module.css';
import { trainStrings } from './train-strings.ts';

const words = trainStrings.form;

interface Props {
  readonly choice: RewardConfig;
  readonly onChoice: (choice: RewardConfig) => void;
}

export function RewardForm({ choice, onChoice }: Props) {
  const set = (parts: Partial<RewardConfig>): void => onChoice({ ...choice, ...parts });
  return (
    <form className={traceStyles.form} aria-label={words.label} onSubmit={(event) => event.preventDefault()}>
      <ChoiceField label={words.steps} value={choice.steps} values={REWARD_STEPS} name={String} onValue={(steps) => set({ steps })} />
      <ChoiceField label={words.size} value={choice.size} values={REWARD_SIZES} name={(size) => words.sizes[size]} onValue={(size) => set({ size })} />
      <ChoiceField label={words.start} value={choice.start} values={REWARD_STARTS} name={(start) => words.starts[start]} onValue={(start) => set({ start })} />
      <SeedField seed={choice.seed} onSeed={(seed) => set({ seed })} />
    </form>
  );
}
