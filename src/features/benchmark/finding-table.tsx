/** What others found, measured again: of whom, what they have, what came out here with its interval, and whether it holds. What nobody has measured says so. */
import { useId } from 'react';
import { decimal } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import type { ClaimRow } from './result-rows.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './result-table.module.css';

const words = benchmarkStrings.findings;

const verdictOf = ({ holds }: ClaimRow): string => words.verdicts[holds === null ? 'unmeasured' : holds ? 'holds' : 'fails'];

export function FindingTable({ rows }: { readonly rows: readonly ClaimRow[] }) {
  const heading = useId();
  if (rows.length === 0) return null;
  return (
    <div className={styles.block}>
      <h3 id={heading}>{words.caption}</h3>
      <ScrollBox className={styles.box} named={{ by: heading }}>
        <table className={styles.table} data-texts aria-labelledby={heading} data-testid="findings">
          <thead><tr>{words.columns.map((column, i) => <th key={column} scope="col" rowSpan={i === 0 ? 1 : undefined}>{column}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{words.told(row.title)}</th>
                <td>{words.told(row.scale)}</td>
                <td>{words.told(row.paper ?? '')}</td>
                <td>
                  {row.measured === null ? benchmarkStrings.missing : <strong>{decimal(row.measured)}</strong>}
                  {row.interval && <small>{words.between(decimal(row.interval[0]), decimal(row.interval[1]))}</small>}
                </td>
                <td>{verdictOf(row)}</td>
                <td>{words.told(row.rule)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}
