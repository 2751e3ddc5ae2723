/** The tree and its mask in words and numbers. */
import { treeMask } from '#core/speculation/draft-tree.ts';
import { nodesOf, packedBatch } from '#core/trace/round-tree.ts';
import { probability } from '#ui/number-format.ts';
import { TokenText } from '#ui/token-text.tsx';
import type { TreeParts } from './tree-parts.ts';
import { treeStrings } from './tree-strings.ts';
import { whyStrings } from '../why/why-strings.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './tree.module.css';

const words = treeStrings;

export function TreeTable({ log, view, anchor }: Pick<TreeParts, 'log' | 'view' | 'anchor'>) {
  const mask = treeMask(packedBatch(view, anchor));
  return (
    <details className={styles.details}>
      <summary>{words.table}</summary>
      <ScrollBox className={styles.scroller} named={{ label: words.table }}>
        <table className={styles.table}>
          <caption className="visually-hidden">{words.table}</caption>
          <thead><tr>{words.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
          <tbody>
            {nodesOf(view).map(({ slot, token, parent, depth, q, pathQ, state }) => (
              <tr key={slot}>
                <th scope="row">{slot}</th>
                <td><TokenText text={log.text(token)} /></td>
                <td>{parent ?? words.anchor}</td>
                <td>{depth}</td>
                <td>{probability(q)}</td>
                <td>{probability(pathQ)}</td>
                <td>{whyStrings.verdicts[state]}</td>
                <td>{words.sees(mask[slot]!.flatMap((seen, row) => (seen && row > 0 ? [row] : [])))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
