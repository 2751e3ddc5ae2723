/**
 * One token of the text, with whose it is. Clicking selects. By keyboard the same selection is made in the grid of rounds, which keeps
 * hundreds of tokens out of the tab order.
 */
import { memo } from 'react';
import type { TokenState } from '#core/trace/output.ts';
import { TokenMark } from '#ui/token-mark.tsx';
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

export const OutputToken = memo(function OutputToken({ round, slot, state, text, marker, mode, lookup, selected, found }: Props) {
  const store = useSessionStore();
  const byTarget = state === 'corrected' || state === 'bonus';
  return (
    <TokenMark
      state={state} text={text} marker={marker} signs={mode !== 'final'}
      badge={mode === 'source' ? strings.output.source[byTarget ? 'target' : lookup ? 'lookup' : 'draft'] : undefined}
      className={styles.token}
      data-selected={selected || undefined}
      data-found={found}
      onClick={() => store.getState().select({ round, slot })}
      onPointerMove={({ pointerType }) => { if (pointerType === 'mouse') store.getState().point({ round, slot }); }}
      onPointerLeave={() => store.getState().point(null)}
    />
  );
});
