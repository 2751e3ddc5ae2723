/** Draft-OPD's switches: which slots teach, and by what divergence. */
import type { OpdSwitches } from '#core/training/training-events.ts';
import { trainingStrings } from '../training-strings.ts';
import { ChoiceField } from './choice-field.tsx';
import styles from './choices.module.css';

const words = trainingStrings.form;
const DECAYS = { '1': '1', '0.9': '0.9', '0.8': '0.8', '0.6': '0.6' } as const;
const BALANCES: Readonly<Record<string, string>> = { '1': '1', [`${1 / 3}`]: '1/3', [`${1 / 10}`]: '1/10', [`${1 / 30}`]: '1/30' };

export function OpdChoices({ opd, onChange }: { readonly opd: OpdSwitches; readonly onChange: (opd: OpdSwitches) => void }) {
  const set = (part: Partial<OpdSwitches>): void => onChange({ ...opd, ...part });
  const decays: Readonly<Record<string, string>> = { [`${opd.decay}`]: `${opd.decay}`, ...DECAYS };
  const balances: Readonly<Record<string, string>> = { ...BALANCES, ...(BALANCES[`${opd.balance}`] === undefined && { [`${opd.balance}`]: `${opd.balance}` }) };
  return (
    <>
      <ChoiceField label={words.accepted} value={opd.accepted} names={trainingStrings.losses} onValue={(accepted) => set({ accepted })} />
      <ChoiceField label={words.rejected} value={opd.rejected} names={trainingStrings.losses} onValue={(rejected) => set({ rejected })} />
      <ChoiceField label={words.scope} value={opd.scope} names={words.scopes} onValue={(scope) => set({ scope })} />
      <ChoiceField label={words.decay} value={`${opd.decay}`} names={decays} onValue={(decay) => set({ decay: Number(decay) })} />
      <ChoiceField label={words.balance} value={`${opd.balance}`} names={balances} onValue={(balance) => set({ balance: Number(balance) })} />
      <ChoiceField label={words.norm} value={opd.norm} names={words.norms} onValue={(norm) => set({ norm })} />
      <ChoiceField label={words.places} value={opd.anchors} names={words.place} onValue={(anchors) => set({ anchors })} />
      <label className={styles.check}>
        <input type="checkbox" checked={opd.correction} onChange={(event) => set({ correction: event.target.checked })} />
        <span>{words.correction}</span>
      </label>
      <label className={styles.check}>
        <input type="checkbox" checked={opd.verifiedSuffix} onChange={(event) => set({ verifiedSuffix: event.target.checked })} />
        <span>{words.verifiedSuffix}</span>
      </label>
    </>
  );
}
