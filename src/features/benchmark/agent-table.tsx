/** Agents on π-Bench: a line for each with each kind of memory, over all people; the ends of its scores are those of single people. */
import { useId, type ReactNode } from 'react';
import { count, decimal, share } from '#ui/number-format.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import type { AgentRunRow } from './result-rows.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './result-table.module.css';

const words = benchmarkStrings.agents;

/** A key names a script with its chances, or says what else it is and of whom. */
function nameOf(key: string): { readonly name: string; readonly detail: string } {
  const [first = '', ...rest] = key.split(' ');
  if (first === 'endpoint') return { name: words.script(rest.slice(1).join(' ')), detail: words.detail(rest[0] ?? '') };
  return { name: words.script(first), detail: words.detail(rest.join(' ')) };
}

const orNothing = (value: number | null, format: (value: number) => string): string => (value === null ? words.nothing : format(value));

function Score({ value, own }: { readonly value: number; readonly own: readonly number[] }) {
  const [least, most] = [share(Math.min(...own)), share(Math.max(...own))];
  return <td><strong>{share(value)}</strong>{own.length > 1 && least !== most && <small>{words.between(least, most)}</small>}</td>;
}

function line(row: AgentRunRow, own: readonly AgentRunRow[]): ReactNode {
  const { name, detail } = nameOf(row.agent);
  const counts = [row.anticipated, row.asked, row.missed, row.unreached, row.turns, row.userWords, row.questions];
  const rest = [orNothing(row.questionPrecision, decimal), orNothing(row.offerPrecision, share), share(row.firstTurnCoverage), count(row.regressions)];
  return (
    <tr key={`${row.agent} ${row.memory}`}>
      <th scope="row"><span className={styles.name}><span>{name}{detail !== '' && <small>{detail}</small>}</span></span></th>
      <td>{words.memory(row.memory)}</td>
      <Score value={row.proc} own={own.map(({ proc }) => proc)} />
      <Score value={row.comp} own={own.map(({ comp }) => comp)} />
      {[...counts.map(count), ...rest].map((text, i) => <td key={i}>{text}</td>)}
    </tr>
  );
}

export function AgentTable({ rows }: { readonly rows: readonly AgentRunRow[] }) {
  const heading = useId();
  const all = rows.filter(({ persona }) => persona === 'all');
  const [first] = all;
  if (!first) return null;
  const people = new Set(rows.filter(({ persona }) => persona !== 'all').map(({ persona }) => persona));
  return (
    <div className={styles.block}>
      <h3 id={heading}>{words.caption}</h3>
      {/* A heading that spans rows stays in view, as the names under it do. */}
      <ScrollBox className={styles.box} named={{ by: heading }}>
        <table className={styles.table} aria-labelledby={heading} data-testid="agent-runs">
          <thead><tr>{words.columns.map((column, i) => <th key={column} scope="col" rowSpan={i === 0 ? 1 : undefined}>{column}</th>)}</tr></thead>
          <tbody>{all.map((row) => line(row, rows.filter(({ agent, memory, persona }) => agent === row.agent && memory === row.memory && persona !== 'all')))}</tbody>
        </table>
      </ScrollBox>
      <p className={styles.note}>{words.note(people.size, first.seeds.length, first.judge, first.scale)}</p>
    </div>
  );
}
