/** A model that could be asked, is asked, or was: who it is and what it costs, how far it is, what went wrong, and the one thing to do about it. */
import { Button } from '#ui/controls/button.tsx';
import { nameOf, type AskedModel } from './asked-model.ts';
import { askedStrings as words } from './asked-strings.ts';
import { NOTHING_ASKED, type Asked } from './asking.ts';
import styles from './asked.module.css';

/** What whoever draws it can have done. */
export interface AskActions {
  readonly onAsk: () => void;
  readonly onStop: () => void;
  /** Opens the form. */
  readonly onSetUp: () => void;
}

interface Props extends AskActions {
  readonly asked: Asked<unknown>;
  readonly subject: string;
  readonly model: AskedModel;
  readonly questions: number;
  /** What the first press is for. */
  readonly offer: string;
}

/** The state of what was asked about a subject; nothing, where it was about another. */
export const askedAbout = <Result,>(asked: Asked<Result>, subject: string): Asked<Result> => (asked.subject === subject ? asked : NOTHING_ASKED);

export function AskingBar({ asked, subject, model: { endpoint }, questions, offer, onAsk, onStop, onSetUp }: Props) {
  const { phase, answered, of, by, sentence } = askedAbout(asked, subject);
  const same = endpoint !== null && by === nameOf(endpoint);
  const goesOn = same && (phase === 'stopped' || phase === 'failed');
  const over = same && phase === 'done';
  // one button, which keeps the focus: what begins it then stops it
  const main = ((): readonly [label: string, press: () => void] => {
    if (phase === 'asking') return [words.stop, onStop];
    if (endpoint === null) return [phase === 'idle' ? offer : words.other, onSetUp];
    return over ? [words.other, onSetUp] : [goesOn ? words.goOn : words.ask, onAsk];
  })();
  return (
    <div className={styles.bar} data-testid="asking" data-phase={phase}>
      {phase === 'failed' && <p role="alert">{words.failed(sentence ?? words.unexpected, answered, of)}</p>}
      {phase === 'stopped' && <p role="status" className={styles.line}>{words.stopped(answered, of)}</p>}
      <Button kind={phase !== 'asking' && endpoint !== null && !over ? 'plain' : 'quiet'} onClick={main[1]}>{main[0]}</Button>
      {phase === 'asking' && <><progress value={answered} max={of} aria-label={words.at(answered, of, by)} /><p>{words.at(answered, of, by)}</p></>}
      {phase !== 'asking' && endpoint !== null && !over && <>
        {!goesOn && <p className={styles.cost}>{words.cost(nameOf(endpoint), questions)}</p>}
        <Button kind="quiet" onClick={onSetUp}>{words.other}</Button>
      </>}
    </div>
  );
}
