/** The three findings as sentences with their figures: what was measured here, by which rule it holds, and what the paper has beside it. */
import type { FindingRow, Named } from '#core/pibench/lab/finding-row.ts';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { decimal } from '#ui/number-format.ts';
import { labAgentName, labStrings } from './lab-strings.ts';
import styles from './findings.module.css';

const words = labStrings.findings;

type Topic = keyof typeof words.letters;
const topicOf = ({ id }: FindingRow): Topic => id.split('-')[0] as Topic;

const named = ({ agent, proc, comp }: Named): string => words.named(labAgentName(agent), proc, comp);

function sentenceOf({ detail, measured, who, ...row }: FindingRow): string {
  switch (detail?.about) {
    case undefined: return (who === 'model' ? words.unmeasuredHint : words.unmeasuredScripted)[topicOf({ detail, measured, who, ...row })];
    case 'skills': return words.skills(measured, detail.agents, detail.turned && { anticipates: named(detail.turned.anticipates), finishes: named(detail.turned.finishes) });
    case 'burden': return [
      words.burden(labAgentName(detail.asks.agent), labAgentName(detail.anticipates.agent), measured!),
      ...(detail.asks.questionPrecision === null ? [] : [words.precision(detail.asks.questionPrecision)]),
      ...(detail.passive ? [words.cheaper(detail.cheaper.map(named))] : []),
    ].join(' ');
    case 'memory': return words.memory(labAgentName(detail.agent), measured!, detail.dependents);
  }
}

/** Of skills a correlation, of burden words, of memory points. */
const figureOf = (row: FindingRow, value: number): string => (topicOf(row) === 'memory' ? labStrings.memory.points(value) : decimal(value).replace('-', '−'));
/** Of models, memory and burden are of whichever was picked by what was measured, and say so. */
function intervalOf(row: FindingRow): string | null {
  const said = row.who === 'model' && topicOf(row) !== 'skills' ? words.corrected : words.interval;
  return row.interval && said(figureOf(row, row.interval.low), figureOf(row, row.interval.high));
}

function verdictOf({ holds }: FindingRow): string {
  if (holds === null) return words.open;
  return holds ? words.holds : words.holdsNot;
}

function Row({ row }: { readonly row: FindingRow }) {
  const facts = [row.scale, intervalOf(row), row.seeds.length > 0 ? words.seeds(row.seeds.length) : null].filter((part) => part !== null);
  return (
    <div className={styles.row} data-holds={row.holds ?? 'open'} data-finding={row.id}>
      <p className={styles.who}><strong>{words.who[row.who]}</strong><em>{verdictOf(row)}</em></p>
      <div>
        <p className={styles.sentence}>{sentenceOf(row)}</p>
        {row.holds !== null && <p className={styles.facts}>{facts.join(' · ')}</p>}
      </div>
    </div>
  );
}

export function FindingsList({ rows }: { readonly rows: readonly FindingRow[] }) {
  const topics = (Object.keys(words.letters) as Topic[]).flatMap((topic) => {
    const own = rows.filter((row) => topicOf(row) === topic);
    return own[0] ? [{ topic, own, first: own[0] }] : [];
  });
  return (
    <section className={styles.findings} aria-labelledby="lab-findings">
      <h2 id="lab-findings">{words.heading}</h2>
      <ol>
        {topics.map(({ topic, own, first }) => (
          <li key={topic} className={styles.finding}>
            <h3><span aria-hidden="true">{words.letters[topic]}</span>{first.title}</h3>
            {own.map((row) => <Row key={row.id} row={row} />)}
            <p className={styles.small}>{words.paper(first.paper)} {words.rule(first.rule)}</p>
          </li>
        ))}
      </ol>
      <TableDisclosure
        caption={words.table} columns={words.columns} wraps scrolls
        rows={rows.map((row) => ({ key: row.id, cells: [row.title, words.who[row.who], row.measured === null ? words.unmeasured : figureOf(row, row.measured), intervalOf(row) ?? '–', verdictOf(row), `${row.seeds.length}`, row.scale] }))}
      />
    </section>
  );
}
