/** A model that could be asked, is asked, or was: who it is and what it costs, how far it is, what went wrong, and the one thing to do about it. */
import { Button } from '#ui/controls/button.tsx';
import { firstClick } from '#ui/controls/first-click.ts';
import type { AskedModel } from './asked-model.ts';
import { askedStrings as words } from './asked-strings.ts';
import { AskingCost, type ReckonCost } from './asking-cost.tsx';
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
  readonly reckon: ReckonCost;
  /** What the first press is for. */
  readonly offer: string;
}

/** The state of what was asked about a subject; nothing, where it was about another. */
export const askedAbout = <Result,>(asked: Asked<Result>, subject: string): Asked<Result> => (asked.subject === subject ? asked : NOTHING_ASKED);

export function AskingBar({ asked, subject, model: { endpoint, draft }, reckon, offer, onAsk, onStop, onSetUp }: Props) {
  const { phase, answered, of, by, who, waits, sentence } = askedAbout(asked, subject);
  const another = endpoint !== null && phase !== 'idle' && who !== endpoint.identity;
  const goesOn = endpoint !== null && !another && (phase === 'stopped' || phase === 'failed');
  const over = endpoint !== null && !another && phase === 'done';
  // one button, which keeps the focus: what begins it then stops it
  const main = ((): readonly [label: string, press: () => void] => {
    if (phase === 'asking') return [words.stop, onStop];
    if (endpoint === null) return [phase === 'idle' ? offer : words.settings, onSetUp];
    return [goesOn && answered > 0 ? words.goOn : over ? words.again : words.ask, onAsk];
  })();
  // of another model nothing is kept
  const said = another ? '' : phase === 'stopped' ? words.stopped(answered, of) : phase === 'done' ? words.done(of) : '';
  return (
    <div className={styles.bar} data-testid="asking" data-phase={phase}>
      {phase === 'failed' && !another && <p role="alert">{words.failed(sentence ?? words.unexpected, answered, of)}</p>}
      <p role="status" className={styles.line}>{said}</p>
      <Button kind={phase !== 'asking' && endpoint !== null && !over ? 'plain' : 'quiet'} onClick={firstClick(main[1])}>{main[0]}</Button>
      {phase === 'asking' && <><progress value={answered} max={of} aria-label={words.at(answered, of, by)} /><p>{words.at(answered, of, by)}{waits !== null && ` ${words.waits(waits)}`}</p></>}
      {phase !== 'asking' && endpoint !== null && <>
        {!goesOn && !over && <AskingCost by={endpoint.name} reckon={reckon} limit={draft.runTokens} />}
        <Button kind="quiet" onClick={onSetUp}>{words.settings}</Button>
      </>}
    </div>
  );
}
