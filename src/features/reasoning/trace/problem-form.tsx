/** Which problem, and in which style it is thought about; "Another" draws the next seed. */
import { SYSTEM_TAGS, type SystemTag } from '#core/tasks/alglab/systems.ts';
import { STYLES, type Style } from '#core/tasks/alglab/write-trace.ts';
import { Button } from '#ui/controls/button.tsx';
import { reasoningStrings } from '../reasoning-strings.ts';
import { DEPTHS, MOST_SEED, type MadeChoice } from '../session/reasoning-session.ts';
import { SeedField } from './seed-field.tsx';
import { SelectField } from './select-field.tsx';
import styles from './trace.module.css';

const words = reasoningStrings.form;

interface Props {
  readonly choice: MadeChoice;
  readonly onChoice: (choice: MadeChoice) => void;
  /** Two styles are chosen. */
  readonly pair?: boolean;
}

export function ProblemForm({ choice, onChoice, pair = false }: Props) {
  const set = (parts: Partial<MadeChoice>): void => onChoice({ ...choice, ...parts });
  const style = (one: Style): string => words.styles[one];
  return (
    <form className={styles.form} aria-label={words.heading} onSubmit={(event) => event.preventDefault()}>
      <SelectField label={words.system} value={choice.system} values={SYSTEM_TAGS} name={(system: SystemTag) => words.systems[system]} onValue={(system) => set({ system })} />
      <SelectField label={words.depth} value={choice.depth} values={DEPTHS} name={String} onValue={(depth) => set({ depth })} />
      <SelectField label={words.style} value={choice.style} values={STYLES} name={style} onValue={(next) => set({ style: next })} />
      {pair && <SelectField label={words.against} value={choice.against} values={STYLES} name={style} onValue={(against) => set({ against })} />}
      <SeedField seed={choice.seed} onSeed={(seed) => set({ seed })} />
      <Button kind="main" onClick={() => set({ seed: (choice.seed + 1) % (MOST_SEED + 1) })}>{words.another}</Button>
    </form>
  );
}
