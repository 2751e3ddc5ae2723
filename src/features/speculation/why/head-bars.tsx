/**
 * The head of a distribution as bars: the likeliest few, the marked one among them, and all that is not shown as one bar. Full
 * width is 1, as for every bar of the panel.
 */
import type { EventLog } from '#core/trace/event-log.ts';
import type { Choice, Head } from '#core/trace/why.ts';
import { probability } from '#ui/number-format.ts';
import { TokenText } from '#ui/token-text.tsx';
import { whyStrings } from './why-strings.ts';
import styles from './why.module.css';

const SHOWN = 5;

interface Props {
  readonly log: EventLog;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly head: Head;
  readonly marked: number;
  /** How the marked one was taken. */
  readonly choice: Choice;
  readonly struck?: number | undefined;
}

export function HeadBars({ log, title, hint, head, marked, choice, struck }: Props) {
  const top = head.tokens.slice(0, SHOWN);
  const outside = head.tokens.slice(SHOWN).filter(({ token }) => token === marked || token === struck);
  const shown = [...top, ...outside];
  const rest = Math.max(0, 1 - shown.reduce((sum, entry) => sum + entry.probability, 0));
  return (
    <div className={styles.head}>
      <h3 className={styles.subheading}>{title}{hint !== undefined && <code>{hint}</code>}</h3>
      <ul data-choice={choice} data-figure="head">
        {shown.map(({ token, probability: chance }) => (
          <li key={token} data-marked={token === marked || undefined} data-struck={token === struck || undefined}>
            <TokenText text={log.text(token)} struck={token === struck} />
            <span className={styles.track} aria-hidden="true"><span style={{ width: `${100 * chance}%` }} /></span>
            <span className={styles.value}>{probability(chance)}</span>
            <span className={styles.flag}>{token === marked ? whyStrings.choices[choice] : ''}</span>
          </li>
        ))}
        {rest > 0.0005 && (
          <li data-rest>
            <span>{whyStrings.tail}</span>
            <span className={styles.track} aria-hidden="true"><span style={{ width: `${100 * rest}%` }} /></span>
            <span className={styles.value}>{probability(rest)}</span>
            <span />
          </li>
        )}
      </ul>
    </div>
  );
}
