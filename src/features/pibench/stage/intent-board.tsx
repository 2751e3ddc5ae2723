/** The hidden intents of the session as tiles, with what they add up to; for an audience each stays covered until it is known. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { tallyShown } from '#core/pibench/view/tally-at.ts';
import { SavePicture } from '#ui/charts/save-picture.tsx';
import { pibenchStrings } from '../pibench-strings.ts';
import { BoardCounters } from './board-counters.tsx';
import { BOARD_FILE, drawBoard, type ShownBoard } from './draw-board.tsx';
import { IntentTile } from './intent-tile.tsx';
import { StateKey } from './state-key.tsx';
import { threadOf } from './tile-words.ts';
import styles from './board.module.css';

const words = pibenchStrings.board;
const EDGE_PX = 12;

interface Props extends ShownBoard {
  readonly selected: string | null;
  readonly active: string | null;
  /** The intent that was resolved by the very event at the cursor. */
  readonly fresh: string | null;
  readonly onAuthor: (author: boolean) => void;
  readonly onPoint: (intent: string | null) => void;
  readonly onSelect: (intent: string | null) => void;
  readonly onSeek: (cursor: number) => void;
}

export function IntentBoard({ persona, task, view, mask, run, note, author, selected, active, fresh, onAuthor, onPoint, onSelect, onSeek }: Props) {
  const tally = tallyShown(task, view);
  const box = useRef<HTMLElement>(null);
  // another session begins at the top of its board
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = 0;
  }, [persona.id, task.id]);
  // what has just become known, or was chosen, is in sight; the page itself stays where it is
  useEffect(() => {
    const id = fresh ?? selected;
    const [board, tile] = [box.current, id === null ? null : box.current?.querySelector(`[data-intent="${CSS.escape(id)}"]`)];
    if (!board || !tile) return;
    const [around, own] = [board.getBoundingClientRect(), tile.getBoundingClientRect()];
    const up = own.top - EDGE_PX - around.top;
    // of one that is longer than the board its beginning
    board.scrollTop += up < 0 ? up : Math.max(0, Math.min(up, own.bottom + EDGE_PX - around.bottom));
  }, [fresh, selected]);
  return (
    <section ref={box} className={styles.board} aria-label={words.heading} data-pane-name="board" tabIndex={-1} data-testid="board">
      <header className={styles.head}>
        <h2>{words.heading}</h2>
        <label className={styles.switch} title={words.authorHint}><input type="checkbox" checked={author} onChange={(event) => onAuthor(event.target.checked)} />{words.author}</label>
      </header>
      <BoardCounters tally={tally} view={view} />
      <ol className={styles.tiles} key={view.task}>
        {task.intents.map((intent) => {
          const thread = threadOf(persona, run.events, intent, mask);
          return (
            <IntentTile
              key={intent.id} run={run} persona={persona} task={task.id} intent={intent} outcome={view.outcomes.get(intent.id) ?? null} thread={thread} open={author} chosen={selected === intent.id} lit={active === intent.id} fresh={fresh === intent.id}
              onPoint={onPoint} onSelect={onSelect} onSeek={onSeek}
            />
          );
        })}
      </ol>
      <StateKey />
      <SavePicture chart={(kind) => drawBoard({ persona, task, view, mask, run, note, author }, kind)} name={BOARD_FILE} title={words.heading} />
    </section>
  );
}
