/** How answers are made: who drafts and how far ahead, how the next token is drawn, how long it may become. Each within its limits. */
import { useId, type ReactNode } from 'react';
import { isModel } from '#core/trace/run-config.ts';
import type { ReadyModel } from '#engine/chat-protocol.ts';
import { chatStrings } from '../chat-strings.ts';
import { ANSWER_LIMITS, CHAT_DRAFTERS, DEFAULT_ANSWER, mostDrafts, namedBy, settledNumber, type AnswerNumber, type AnswerSettings } from '../session/chat-settings.ts';
import { SeedField } from './seed-field.tsx';
import styles from './settings.module.css';

const words = chatStrings.how;

interface Props {
  readonly id: string;
  readonly open: boolean;
  readonly how: AnswerSettings;
  readonly thinks: boolean;
  /** The drafter that is loaded; null: none is. */
  readonly drafts: Pick<ReadyModel, 'drafts' | 'mostDrafts'> | null;
  /** γ follows what was measured. */
  readonly paced: boolean;
  readonly onChange: (how: AnswerSettings) => void;
  readonly onPaced: (paced: boolean) => void;
}

function Field({ label, hint, children }: { readonly label: string; readonly hint?: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <small>{hint}</small>}
    </div>
  );
}

export function AnswerSettingsForm({ id, open, how, thinks, drafts, paced, onChange, onPaced }: Props) {
  const plain = how.drafter === 'none';
  const loaded = drafts?.drafts ?? (isModel(how.drafter) ? how.drafter : 'draft-model');
  const limits = (of: AnswerNumber) => (of === 'gamma' ? { ...ANSWER_LIMITS.gamma, max: mostDrafts(how.drafter, drafts) } : ANSWER_LIMITS[of]);
  const range = (of: Exclude<AnswerNumber, 'seed'>, step: number, label: string, disabled = false): ReactNode => (
    <Field label={label}>
      {(field) => (
        <span className={styles.range}>
          <input
            id={field} type="range" {...limits(of)} step={step} value={Math.min(how[of], limits(of).max)} disabled={disabled}
            onChange={(event) => onChange({ ...how, [of]: settledNumber(of, event.target.value) ?? how[of] })}
          />
          <output htmlFor={field}>{Math.min(how[of], limits(of).max)}</output>
        </span>
      )}
    </Field>
  );
  return (
    <fieldset id={id} className={styles.settings} hidden={!open}>
      <legend className="visually-hidden">{words.heading}</legend>
      <Field label={words.drafter} hint={drafts ? words.drafterHints[how.drafter] : `${words.drafterHints[how.drafter]} ${words.noDraft}`}>
        {(field) => (
          <select id={field} value={how.drafter} onChange={(event) => onChange({ ...how, drafter: namedBy(CHAT_DRAFTERS, event.target.value) ?? DEFAULT_ANSWER.drafter })}>
            {(['prompt-lookup', loaded, 'none'] as const).map((name) => <option key={name} value={name} disabled={name === loaded && !drafts}>{words.drafters[name]}</option>)}
          </select>
        )}
      </Field>
      {range('gamma', 1, words.gamma, plain || paced)}
      <label className={styles.check} title={words.pacedHint}><input type="checkbox" checked={paced} disabled={plain} onChange={(event) => onPaced(event.target.checked)} />{words.paced}</label>
      {range('temperature', 0.1, words.temperature)}
      {range('maxTokens', 16, words.maxTokens)}
      <SeedField seed={how.seed} onSeed={(seed) => onChange({ ...how, seed })} />
      {thinks && <label className={styles.check}><input type="checkbox" checked={how.think} onChange={(event) => onChange({ ...how, think: event.target.checked })} />{words.think}</label>}
    </fieldset>
  );
}
