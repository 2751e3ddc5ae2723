/** A chart's numbers in rows, for whoever reads rather than looks; behind a disclosure unless it is the picture itself. */
import { ScrollBox } from '#ui/scroll-box.tsx';
import { chartStrings } from './chart-strings.ts';
import styles from './charts.module.css';

export interface DataRow {
  readonly key: string | number;
  /** The first names the row. */
  readonly cells: readonly string[];
  readonly marked?: boolean;
}

interface Props {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly DataRow[];
  /** Cells are words, and may take several lines. */
  readonly wraps?: boolean;
}

export function DataTable({ caption, columns, rows, wraps = false }: Props) {
  return (
    <table className={styles.table} data-wraps={wraps || undefined}>
      <caption className="visually-hidden">{caption}</caption>
      <thead><tr>{columns.map((column, i) => <th key={i} scope="col">{column}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ key, cells: [name, ...cells], marked = false }) => (
          <tr key={key} data-marked={marked || undefined}>
            <th scope="row">{name}</th>
            {cells.map((cell, i) => <td key={i}>{cell}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `scrolls`: where it is wider than its place, it does so by itself, and by keys. */
export function TableDisclosure({ scrolls = false, ...table }: Props & { readonly scrolls?: boolean }) {
  return (
    <details className={styles.disclosure}>
      <summary>{chartStrings.table}<span className="visually-hidden">: {table.caption}</span></summary>
      {scrolls ? <ScrollBox named={{ label: table.caption }}><DataTable {...table} /></ScrollBox> : <DataTable {...table} />}
    </details>
  );
}
