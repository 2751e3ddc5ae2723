/** One round as the tree of its drafts, and beside it the batch in which the target judged them all at once. */
import type { EventLog } from '#core/trace/event-log.ts';
import { acceptedPath, nodesOf } from '#core/trace/round-tree.ts';
import { isTree, roundsAt, type RoundView } from '#core/trace/rounds.ts';
import { tokensOfRound } from '#core/trace/output.ts';
import { Legend } from '../lanes/legend.tsx';
import { useSessionStore } from '../session/session-context.ts';
import { treeStrings } from './tree-strings.ts';
import type { StudyProps } from '../study/study-panel.tsx';
import { MaskPicture } from './mask-picture.tsx';
import type { TreeParts } from './tree-parts.ts';
import { TreePicture } from './tree-picture.tsx';
import { TreeTable } from './tree-table.tsx';
import styles from './tree.module.css';

const words = treeStrings;

/** The last token that was committed before a round. */
function anchorOf(log: EventLog, view: RoundView): number {
  const before = roundsAt(log, log.length).findLast(({ round }) => round < view.round);
  const kept = before && tokensOfRound(before).findLast((token) => token.kept);
  return kept?.token ?? log.header.promptTokens.at(-1) ?? 0;
}

export function TreePanel({ view: { log, rounds }, selected }: StudyProps) {
  const store = useSessionStore();
  const view = rounds.find(({ round }) => round === selected?.round) ?? rounds.at(-1);
  if (!view) return <p className={styles.note}>{words.nothing}</p>;
  const parts: TreeParts = {
    log, view,
    anchor: anchorOf(log, view),
    slot: selected?.round === view.round ? selected.slot : null,
    onSelect: (slot) => store.getState().select({ round: view.round, slot }),
    onPreview: (slot) => store.getState().point(slot === null ? null : { round: view.round, slot }),
  };
  const levels = Math.max(0, ...nodesOf(view).map(({ depth }) => depth));
  const heading = words.heading(view.round, view.slots.length, levels, acceptedPath(view).length);
  return (
    <section className={styles.panel} aria-label={heading}>
      <header className={styles.header}>
        <h2 className={styles.heading} data-figure="tree">{heading}</h2>
        <Legend />
      </header>
      <div className={styles.sides}>
        <TreePicture {...parts} />
        <MaskPicture {...parts} />
      </div>
      <p className={styles.note}>{isTree(view) || log.header.config.treeBudget > 0 ? words.how : words.chain}</p>
      <TreeTable {...parts} />
    </section>
  );
}
