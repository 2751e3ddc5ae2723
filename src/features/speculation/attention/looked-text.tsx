/** The text before the anchor as one slot saw it: the more of its attention lies on a token, the stronger the ground it stands on. */
import type { EventLog } from '#core/trace/event-log.ts';
import { share } from '#ui/number-format.ts';
import { TokenText } from '#ui/token-text.tsx';
import { attentionStrings as words } from './attention-strings.ts';
import styles from './attention.module.css';

/** Of ink under ink: the darkest that text is still read on. */
const DARKEST = 34;
/** What is underlined too, so that the ground is not all there is to go by. */
const BRIGHT = 0.5;

interface Props {
  readonly log: EventLog;
  readonly slot: number;
  readonly text: readonly number[];
  readonly anchor: number;
  readonly prompt: number;
  readonly shares: readonly number[];
  readonly onAnchor: number;
}

export function LookedText({ log, slot, text, anchor, prompt, shares, onAnchor }: Props) {
  const largest = Math.max(1e-9, ...shares, onAnchor);
  const ground = (part: number) => ({ backgroundColor: `color-mix(in srgb, var(--ink) ${(DARKEST * Math.sqrt(part / largest)).toFixed(1)}%, transparent)` });
  return (
    <div className={styles.text} role="group" aria-label={words.text(slot)} data-testid="looked-text">
      {text.map((token, position) => (
        <span key={position} className={styles.piece} style={ground(shares[position] ?? 0)} data-begins={(position === prompt && position > 0) || undefined} data-bright={(shares[position] ?? 0) >= BRIGHT * largest || undefined} title={share(shares[position] ?? 0)}>
          <TokenText text={log.text(token)} />
        </span>
      ))}
      <span className={styles.piece} style={ground(onAnchor)} data-anchor title={share(onAnchor)}><TokenText text={log.text(anchor)} /></span>
    </div>
  );
}
