/** Before a second judge is asked: what is in the way, whether text that came from outside may be sent, and the button. */
import { Button } from '#ui/controls/button.tsx';
import { playStrings } from '../play-strings.ts';
import styles from './agreement.module.css';

const words = playStrings.again;

export interface AgreementStartProps {
  /** Why there is no second judge; null: there is one. */
  readonly obstacle: string | null;
  /** The run came from outside, and may be sent or not; null: it was made here. */
  readonly allowed: boolean | null;
  /** A run is there, and is not being judged. */
  readonly possible: boolean;
  readonly fault: string | null;
  readonly onAllow: (given: boolean) => void;
  readonly onStart: () => void;
  readonly onEndpoint: () => void;
}

export function AgreementStart({ obstacle, allowed, possible, fault, onAllow, onStart, onEndpoint }: AgreementStartProps) {
  return (
    <div className={styles.start} data-testid="second-judge">
      {allowed !== null && <label className={styles.allow}><input type="checkbox" checked={allowed} onChange={(event) => onAllow(event.target.checked)} /><span>{words.allow}</span></label>}
      {obstacle !== null ? <><p>{obstacle}</p><Button onClick={onEndpoint}>{playStrings.endpoint.open}</Button></> : <Button disabled={!possible || allowed === false} onClick={onStart}>{words.start}</Button>}
      {fault !== null && <p role="alert">{fault}</p>}
    </div>
  );
}
