/** What was measured on one answer, in a quiet line; and where drafting came to little, what can be said of that without a measurement. */
import { figuresAt, knownAs, speculationAt } from '#core/trace/figures.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { roundSpeedAt } from '#core/trace/round-speed.ts';
import { count, decimal, tenth } from '#ui/number-format.ts';
import { chatStrings } from '../chat-strings.ts';
import styles from './conversation.module.css';

const words = chatStrings.figures;
/** So many drafts say something, and so small a share of them is little. */
const ENOUGH = 16;
const LITTLE = 0.25;

/** What of its drafting a reader may wonder about; null: nothing. */
function remarkOn(log: EventLog): string | null {
  const { accepted, drafted, draftAcceptanceRate } = figuresAt(log, log.length);
  const speculation = speculationAt(log, log.length);
  if (speculation.kind === 'off') return words.off;
  if (speculation.kind === 'fell-back' && speculation.because !== null) return words.nothingToCopy;
  return draftAcceptanceRate !== null && drafted >= ENOUGH && draftAcceptanceRate < LITTLE ? words.few(accepted, drafted) : null;
}

export function AnswerFigures({ log }: { readonly log: EventLog }) {
  const { tokens, acceptanceLength, accepted, drafted } = figuresAt(log, log.length);
  const speed = roundSpeedAt(log, log.length);
  const remark = remarkOn(log);
  if (acceptanceLength === null) return null;
  return (
    <>
      <div className={styles.measured} data-testid="answer-figures">
        <p>{words.known[knownAs(log)]}</p>
        <dl className={styles.figures} aria-label={words.heading}>
          <div data-figure="tokens"><dd>{count(tokens)}</dd><dt>{words.tokens(tokens)}</dt></div>
          <div data-figure="tau"><dd><abbr title={words.tauDefined}>τ</abbr> {decimal(acceptanceLength)}</dd><dt>{words.tau}</dt></div>
          {drafted > 0 && <div data-figure="accepted"><dd>{words.accepted(accepted, drafted)}</dd><dt>{words.drafts}</dt></div>}
          {speed !== null && <div data-figure="speed"><dd>{tenth(speed)}</dd><dt><abbr title={words.speedDefined}>{words.speed}</abbr></dt></div>}
        </dl>
      </div>
      {remark !== null && <p className={styles.quiet} data-testid="remark">{remark}</p>}
    </>
  );
}
