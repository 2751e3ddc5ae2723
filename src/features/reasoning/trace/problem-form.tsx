/** Which problem, and in which style it is thought about; "Another" draws the next seed. */
import { useId, useState } from 'react';
import { SYSTEM_TAGS, type SystemTag } from '#core/tasks/alglab/systems.ts';
import { STYLES, type Style } from '#core/tasks/alglab/write-trace.ts';
import { Button } from '#ui/controls/button.tsx';
import { reasoningStrings } from '../reasoning-strings.ts';
import { DEPTHS, MOST_SEED, type MadeChoice } from '../session/reasoning-session.ts';
import styles from './trace.module.css';

const words = reasoningStrings.form;

interface Props {
  readonly choice: MadeChoice;
  readonly onChoice: (choice: MadeChoice) => void;
  /** Two styles are chosen. */
  readonly pair?: boolean;
}

function Choice<Value extends string | number>({ label, value, values, name, onValue }: { readonly label: string; readonly value: Value; readonly values: readonly Value[]; readonly name: (value: Value) => string; readonly onValue: (value: Value) => void }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(values.find((one) => String(one) === event.target.value)!)}>{values.map((one) => <option key={one} value={one}>{name(one)}</option>)}</select>
    </div>
  );
}

/** While it is typed it may be anything; it is settled when it is left, or by Enter. */
function SeedField({ seed, onSeed }: { readonly seed: number; readonly onSeed: (seed: number) => void }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const leave = (): void => {
    if (typed === null) return;
    const fits = /^\d{1,6}$/.test(typed.trim());
    if (fits) onSeed(Number(typed));
    setSaid(fits ? '' : words.seedKept(`${seed}`));
    setTyped(null);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.seed}</label>
      <input id={id} className={styles.seed} inputMode="numeric" autoComplete="off" value={typed ?? `${seed}`} aria-describedby={`${id}-said`} onChange={(event) => setTyped(event.target.value)} onBlur={leave} onKeyDown={(event) => { if (event.key === 'Enter') leave(); }} />
      <small id={`${id}-said`} role="status">{said}</small>
    </div>
  );
}

export function ProblemForm({ choice, onChoice, pair = false }: Props) {
  const set = (parts: Partial<MadeChoice>): void => onChoice({ ...choice, ...parts });
  const style = (one: Style): string => words.styles[one];
  return (
    <form className={styles.form} aria-label={words.heading} onSubmit={(event) => event.preventDefault()}>
      <Choice label={words.system} value={choice.system} values={SYSTEM_TAGS} name={(system: SystemTag) => words.systems[system]} onValue={(system) => set({ system })} />
      <Choice label={words.depth} value={choice.depth} values={DEPTHS} name={String} onValue={(depth) => set({ depth })} />
      <Choice label={words.style} value={choice.style} values={STYLES} name={style} onValue={(next) => set({ style: next })} />
      {pair && <Choice label={words.against} value={choice.against} values={STYLES} name={style} onValue={(against) => set({ against })} />}
      <SeedField seed={choice.seed} onSeed={(seed) => set({ seed })} />
      <Button kind="main" onClick={() => set({ seed: (choice.seed + 1) % (MOST_SEED + 1) })}>{words.another}</Button>
    </form>
  );
}
