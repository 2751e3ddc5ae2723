/**
 * One token of the text: underlined (drafted and kept), struck (rejected), boxed (written by the target). The glyphs of the
 * states stay in the lanes: among sums, a small + or × would be read as text. Clicking selects. By keyboard the same selection is made in the grid of rounds, which keeps hundreds of tokens out of the tab order.
 */
import { memo } from 'react';
import type { TokenState } from '#core/trace/output.ts';
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
}

/** For a token without text of its own: it goes on with a character that the one before it began. */
const GOES_ON = '‿';

/** Whitespace before a word stays outside its mark, so that words keep their places. */
function parts(text: string): readonly [lead: string, body: string, end: string] {
  const [, lead = '', body = '', end = ''] = /^( *)([^]*?)(\n*)$/.exec(text) ?? [];
  return body === '' && end === '' ? ['', lead, ''] : [lead, body, end];
}

export const OutputToken = memo(function OutputToken({ round, slot, state, text, marker, mode, lookup, selected }: Props) {
  const store = useSessionStore();
  const [lead, body, end] = marker ? ['', text.replace(/[<>]/g, ''), ''] : parts(text);
  const byTarget = state === 'corrected' || state === 'bonus';
  const source = strings.output.source[byTarget ? 'target' : lookup ? 'lookup' : 'draft'];
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the grid of rounds is the keyboard's way to the same selection
    <span
      className={styles.token}
      data-state={state}
      data-marker={marker || undefined}
      data-selected={selected || undefined}
      onClick={() => store.getState().select({ round, slot })}
      onPointerEnter={(event) => { if (event.pointerType === 'mouse' && !store.getState().playing) store.getState().set({ preview: { round, slot } }); }}
      onPointerLeave={() => { if (store.getState().preview) store.getState().set({ preview: null }); }}
    >
      {lead}
      <span className={styles.body}>
        {body || (end || mode === 'final' ? '' : GOES_ON)}
        {end && mode !== 'final' && <span aria-hidden="true" className={styles.newline}>↵</span>}
        {mode === 'source' && <span className={styles.badge} aria-hidden="true">{source}</span>}
      </span>
      {end}
    </span>
  );
});
