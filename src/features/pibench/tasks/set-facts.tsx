/** What was read: counted beside the published set, what could not be read, and what lies beside the tasks. One line each, and more on demand. */
import { compareCensus } from '#core/pibench/read/compare-census.ts';
import type { FileFault } from '#core/pibench/read/folder.ts';
import type { ReadDataset } from '#core/pibench/read/read-dataset.ts';
import { count } from '#ui/number-format.ts';
import { assetTypes } from './asset-types.ts';
import { tasksStrings } from './tasks-strings.ts';
import styles from './tasks.module.css';

const { census: words, faults: faultWords, assets: assetWords } = tasksStrings;
const MOST_SHOWN = 200;

export function SetFacts({ set }: { readonly set: ReadDataset }) {
  return (
    <div className={styles.facts}>
      <Faults faults={set.faults} />
      {/* only a copy of the official tasks has something to be counted against */}
      {set.dataset.kind === 'official' && <CensusTable set={set} />}
      <Assets set={set} />
    </div>
  );
}

function Faults({ faults }: { readonly faults: readonly FileFault[] }) {
  if (faults.length === 0) return <div className={styles.fact}><h3>{faultWords.heading}</h3><p>{faultWords.none}</p></div>;
  return (
    <details className={styles.fact} open data-testid="faults">
      <summary><h3>{faultWords.heading}</h3><span className={styles.warned}>{faultWords.some(faults.length, new Set(faults.map(({ file }) => file)).size)}</span></summary>
      <ul className={styles.faults}>
        {faults.slice(0, MOST_SHOWN).map(({ file, line, sentence }, i) => (
          <li key={i}><code>{file}</code>{line !== null && <span className={styles.line}>{faultWords.line(line)}</span>}<p>{sentence}</p></li>
        ))}
        {faults.length > MOST_SHOWN && <li>{faultWords.more(faults.length - MOST_SHOWN)}</li>}
      </ul>
    </details>
  );
}

function CensusTable({ set: { census } }: { readonly set: ReadDataset }) {
  const rows = compareCensus(census);
  const differing = rows.filter(({ found, published }) => found !== published).length;
  return (
    <details className={styles.fact} data-testid="census">
      <summary><h3>{words.heading}</h3><span>{differing === 0 ? words.same : words.differs(differing)}</span></summary>
      <table className={styles.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead><tr>{words.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ of, persona, found, published }) => (
            <tr key={persona ?? of} data-differs={found !== published || undefined}>
              <th scope="row">{of === 'weight' ? words.weight(persona!) : words.rows[of]}</th>
              <td>{count(found)}{found !== published && <span className="visually-hidden"> {words.differ}</span>}</td><td>{count(published)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.soft}>{words.criteria(census.criteria)}</p>
    </details>
  );
}

function Assets({ set: { assets } }: { readonly set: ReadDataset }) {
  const types = assetTypes(assets);
  if (types.length === 0) return <div className={styles.fact}><h3>{assetWords.heading}</h3><p>{assetWords.none}</p></div>;
  return (
    <details className={styles.fact} data-testid="assets">
      <summary><h3>{assetWords.heading}</h3><span>{assetWords.some(assets.length, assetWords.bytes(assets.reduce((sum, { bytes }) => sum + bytes, 0)))}</span></summary>
      <table className={styles.table}>
        <caption className="visually-hidden">{assetWords.caption}</caption>
        <thead><tr>{assetWords.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {types.map(({ type, files, bytes }) => <tr key={type}><th scope="row">{type === '' ? assetWords.noType : <code>{type}</code>}</th><td>{count(files)}</td><td>{assetWords.bytes(bytes)}</td></tr>)}
        </tbody>
      </table>
    </details>
  );
}
