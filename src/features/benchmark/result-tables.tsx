/** Measured rows as tables. A median stands before its range; what slows down is shown like what speeds up. */
import type { DecodeRow, Range, ResultRow, VerifyCostRow } from './result-rows.ts';
import styles from './benchmark.module.css';

const range = ([least, most]: Range, digits: number): string => `${least.toFixed(digits)}–${most.toFixed(digits)}`;

function DecodeTable({ rows }: { readonly rows: readonly DecodeRow[] }) {
  return (
    <table>
      <caption>Decoding, speculative against plain</caption>
      <thead>
        <tr>{['Drafter', 'γ', 'Temperature', 'Rule', 'Family', 'Tokens', 'Plain, tokens/s', 'Speculative, tokens/s', 'Speed-up', 'Acceptance length', 'Identical'].map((name) => <th key={name} scope="col">{name}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.drafter} ${row.gamma} ${row.treeBudget ?? 0} ${row.temperature} ${row.rule} ${row.family}`} data-family={row.family}>
            <th scope="row">{row.drafter}</th>
            <td>{row.gamma}{row.treeBudget ? ` / ${row.treeBudget}` : ''}</td><td>{row.temperature}</td><td>{row.rule}</td><td>{row.family}</td><td>{row.tokens}</td>
            <td>{row.plainTokensPerSecond.toFixed(1)}</td><td>{row.tokensPerSecond.toFixed(1)}</td>
            <td><strong>{row.speedup.toFixed(2)}×</strong> <small>{range(row.speedupRange, 2)}</small></td>
            <td>{row.acceptanceLength.toFixed(2)}</td>
            <td>{row.identical === null ? 'not comparable' : row.identical ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function VerifyTable({ rows }: { readonly rows: readonly VerifyCostRow[] }) {
  return (
    <table>
      <caption>What a pass over several rows costs</caption>
      <thead>
        <tr>{['Model', 'Weights', 'Rows', 'Milliseconds', 'Against one row'].map((name) => <th key={name} scope="col">{name}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.role} ${row.rows}`}>
            <th scope="row">{row.role}: {row.model}</th>
            <td>{row.weights}</td><td>{row.rows}</td>
            <td>{row.verifyMs.toFixed(2)} <small>{range(row.verifyMsRange, 2)}</small></td>
            <td>{row.ratioToOneRow.toFixed(2)}×</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ResultTables({ rows }: { readonly rows: readonly ResultRow[] }) {
  const verify = rows.filter((row) => row.kind === 'verifyCost');
  const decode = rows.filter((row) => row.kind === 'decode');
  return (
    // A wide table scrolls inside its own box, by keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable
    <div className={styles.tables} role="region" aria-label="Results" tabIndex={0}>
      {verify.length > 0 && <VerifyTable rows={verify} />}
      {decode.length > 0 && <DecodeTable rows={decode} />}
    </div>
  );
}
