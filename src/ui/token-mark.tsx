/**
 * One token of a running text with what became of it: underlined (drafted and kept), struck (rejected), boxed (written by the target). The
 * glyphs of the states stay out of it: among sums, a small + or × would be read as text. A draft that was not kept breaks no line.
 */
import { Fragment, type ComponentProps } from 'react';
import type { TokenState } from '#core/trace/output.ts';
import { liesLevel } from './lies-level.ts';
import { tokenLines } from './token-lines.ts';
import styles from './token-mark.module.css';

interface Props extends ComponentProps<'span'> {
  readonly state: TokenState;
  readonly text: string;
  /** A marker such as <answer> is a token like any other, but no text. */
  readonly marker?: boolean;
  /** Line breaks, and tokens without text of their own, have a sign. */
  readonly signs?: boolean;
  /** A small letter under the token. */
  readonly badge?: string | undefined;
}

/** For a token without text of its own: it goes on with a character that the one before it began. */
const GOES_ON = '‿';

export function TokenMark({ state, text, marker = false, signs = true, badge, className = '', ...rest }: Props) {
  const lines = marker ? [{ lead: '', body: text.replace(/[<>]/g, ''), breaks: false }] : tokenLines(text);
  const broken = state !== 'rejected' && state !== 'unreached';
  const lettered = Math.max(0, lines.findLastIndex((line) => line.body !== ''));
  return (
    <span className={`${styles.token} ${className}`} data-state={state} data-marker={marker || undefined} data-slant={(!broken && text.trim() !== '' && liesLevel(text)) || undefined} {...rest}>
      {lines.map(({ lead, body, breaks }, i) => (
        <Fragment key={i}>
          {lead}
          <span className={styles.body} data-body>
            {body || (breaks || !signs ? '' : GOES_ON)}
            {breaks && signs && <span aria-hidden="true" className={styles.newline}>↵</span>}
            {badge !== undefined && i === lettered && <span className={styles.badge} aria-hidden="true">{badge}</span>}
          </span>
          {breaks && broken && '\n'}
        </Fragment>
      ))}
    </span>
  );
}
