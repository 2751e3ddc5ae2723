/**
 * One token of the text: underlined (drafted and kept), struck (rejected), boxed (written by the target). The glyphs of the
 * states stay in the lanes: among sums, a small + or × would be read as text. A line break stands outside of the mark, behind its
 * sign, so that no box is two lines tall; a draft that was not kept breaks no line. Clicking selects. By keyboard the same selection is made in the grid of rounds, which keeps hundreds of tokens out of the tab order.
 */
import { Fragment, memo } from 'react';
import type { TokenState } from '#core/trace/output.ts';
import { liesLevel } from '#ui/lies-level.ts';
import type { FoundMark } from '../find/current-match.ts';
import { useSessionStore } from '../session/session-context.ts';
import type { TextMode } from '../session/session.ts';
import { strings } from '../strings.ts';
import styles from './output.module.css';

interface Props {
  readonly round: number;
  readonly slot: number;
  readonly state: TokenState;
  readonly text: string;
  readonly marker: boolean;
  readonly mode: TextMode;
  readonly lookup: boolean;
  readonly selected: boolean;
  readonly found: FoundMark | undefined;
}

/** For a token without text of its own: it goes on with a character that the one before it began. */
const GOES_ON = '‿';

interface Line {
  /** Whitespace before a word stays outside its mark, so that words keep their places. */
  readonly lead: string;
  readonly body: string;
  /** A line break follows. */
  readonly breaks: boolean;
}

function linesOf(text: string): readonly Line[] {
  const lines = text.split('\n');
  return lines
    .map((line, i): Line => {
      const breaks = i < lines.length - 1;
      const body = line.trimStart();
      return body === '' && !breaks ? { lead: '', body: line, breaks } : { lead: line.slice(0, line.length - body.length), body, breaks };
    })
    .filter(({ body, breaks }) => lines.length === 1 || body !== '' || breaks);
}

export const OutputToken = memo(function OutputToken({ round, slot, state, text, marker, mode, lookup, selected, found }: Props) {
  const store = useSessionStore();
  const lines = marker ? [{ lead: '', body: text.replace(/[<>]/g, ''), breaks: false }] : linesOf(text);
  const broken = state !== 'rejected' && state !== 'unreached';
  const lettered = Math.max(0, lines.findLastIndex((line) => line.body !== ''));
  const byTarget = state === 'corrected' || state === 'bonus';
  const source = strings.output.source[byTarget ? 'target' : lookup ? 'lookup' : 'draft'];
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the grid of rounds is the keyboard's way to the same selection
    <span
      className={styles.token}
      data-state={state}
      data-marker={marker || undefined}
      data-selected={selected || undefined}
      data-found={found}
      data-slant={(!broken && text.trim() !== '' && liesLevel(text)) || undefined}
      onClick={() => store.getState().select({ round, slot })}
      onPointerEnter={(event) => { if (event.pointerType === 'mouse' && !store.getState().playing) store.getState().set({ preview: { round, slot } }); }}
      onPointerLeave={() => { if (store.getState().preview) store.getState().set({ preview: null }); }}
    >
      {lines.map(({ lead, body, breaks }, i) => (
        <Fragment key={i}>
          {lead}
          <span className={styles.body}>
            {body || (breaks || mode === 'final' ? '' : GOES_ON)}
            {breaks && mode !== 'final' && <span aria-hidden="true" className={styles.newline}>↵</span>}
            {mode === 'source' && i === lettered && <span className={styles.badge} aria-hidden="true">{source}</span>}
          </span>
          {breaks && broken && '\n'}
        </Fragment>
      ))}
    </span>
  );
});
