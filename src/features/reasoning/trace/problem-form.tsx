/** Which problem, and in which style it is thought about; "Another" draws the next seed. */
import { SYSTEM_TAGS, type SystemTag } from '#core/tasks/alglab/systems.ts';
import { STYLES, type Style } from '#core/tasks/alglab/write-trace.ts';
import { Button } from '#ui/controls/button.tsx';
import { reasoningStrings } from '../reasoning-strings.ts';
import { DEPTHS, MOST_SEED, type MadeChoice } from '../session/reasoning-session.ts';
import { ChoiceField } from './choice-field.tsx';
import { Fold } from './fold.tsx';
import { SeedField } from './seed-field.tsx';
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
  const summary = words.summary(words.systems[choice.system], choice.depth, pair ? words.both(style(choice.style), style(choice.against)) : style(choice.style), choice.seed);
  return (
    <form className={styles.form} aria-label={words.heading} onSubmit={(event) => event.preventDefault()}>
      <Fold summary={summary}>
        <ChoiceField label={words.system} value={choice.system} values={SYSTEM_TAGS} name={(system: SystemTag) => words.systems[system]} onValue={(system) => set({ system })} />
        <ChoiceField label={words.depth} value={choice.depth} values={DEPTHS} name={String} onValue={(depth) => set({ depth })} />
        <ChoiceField label={words.style} value={choice.style} values={STYLES} name={style} onValue={(next) => set({ style: next })} />
        {pair && <ChoiceField label={words.against} value={choice.against} values={STYLES} name={style} onValue={(against) => set({ against })} />}
        <SeedField seed={choice.seed} onSeed={(seed) => set({ seed })} />
      </Fold>
      <Button kind="main" onClick={() => set({ seed: (choice.seed + 1) % (MOST_SEED + 1) })}>{words.another}</Button>
    </form>
  );
}
