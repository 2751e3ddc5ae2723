/** One slot: the draft above; below it a mark, or the token that the target wrote. Its name is a whole sentence. */
import type { EventLog } from '#core/trace/event-log.ts';
import type { RoundView, SlotState } from '#core/trace/rounds.ts';
import { whyAt, type Selection } from '#core/trace/why.ts';
import { Glyph, type GlyphName } from '#ui/glyph.tsx';
import { TokenText } from '#ui/token-text.tsx';
import { markKey, type FoundMarks } from '../find/current-match.ts';
import { cellSentence } from '../sentences.ts';
import { useSessionStore } from '../session/session-context.ts';
import { isStruck } from '../struck.ts';
import styles from './lanes.module.css';

const MARKS: Readonly<Record<SlotState, GlyphName>> = { drafting: 'dot', accepted: 'check', rejected: 'cross', unreached: 'dash' };

/** Each grid has a name of its own for its cells: several may stand on one page. */
export const cellId = (grid: string, { round, slot }: Selection): string => `${grid}-${round}-${slot}`;

interface Props {
  readonly grid: string;
  readonly log: EventLog;
  readonly view: RoundView;
  readonly slot: number;
  /** From 0; in a row of a tree not the slot's number. */
  readonly column: number;
  readonly selected: boolean;
  readonly found: FoundMarks;
}

export function LaneCell({ grid, log, view, slot, column, selected, found }: Props) {
  const store = useSessionStore();
  const at = { round: view.round, slot };
  const draft = view.slots[slot - 1];
  const why = whyAt(log, [view], at);
  const own = view.target && (draft ? draft.state === 'rejected' : view.target.kind === 'bonus') ? view.target : null;
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys and focus are the grid's: one tab stop, aria-activedescendant
    <div
      role="gridcell"
      id={cellId(grid, at)}
      aria-colindex={column + 2}
      aria-selected={selected}
      aria-label={why ? cellSentence(log, why) : undefined}
      className={styles.cell}
      data-state={draft?.state ?? 'bonus'}
      onClick={() => store.getState().select(at)}
      onPointerMove={({ pointerType }) => { if (pointerType === 'mouse') store.getState().point(at); }}
      onPointerLeave={() => store.getState().point(null)}
    >
      <span className={styles.draft}>{draft && <span className={styles.token} data-found={found.get(markKey({ ...at, own: false }))}><TokenText text={log.text(draft.token)} struck={isStruck(draft.state)} /></span>}</span>
      <span className={styles.verdict}>
        {own ? (
          <span className={styles.own} data-found={found.get(markKey({ ...at, own: true }))}>{view.slots.length > 0 && <Glyph name={own.kind === 'bonus' ? 'plus' : 'turn'} size={10} />}<TokenText text={log.text(own.token)} /></span>
        ) : (
          draft && <Glyph name={MARKS[draft.state]} size={12} />
        )}
      </span>
    </div>
  );
}
