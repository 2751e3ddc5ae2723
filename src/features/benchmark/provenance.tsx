/** Where one side's figures come from: what they come to, then adapter, browser, date, commit and the command that measures them again. */
import type { ReactNode } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { benchmarkStrings } from './benchmark-strings.ts';
import { publishedModel } from './published-models.ts';
import { SideMark } from './range-mark.tsx';
import type { BenchmarkFile } from './result-rows.ts';
import { summaryOf } from './summary.ts';
import { adapterName, browserName } from './where-measured.ts';
import styles from './benchmark.module.css';

const words = benchmarkStrings.where;
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function Facts({ file }: { readonly file: BenchmarkFile }) {
  const adapter = adapterName(file.adapter);
  const model = publishedModel(file);
  const fact = (name: string, value: ReactNode) => <div><dt className="visually-hidden">{name}</dt><dd>{value}</dd></div>;
  return (
    <dl className={styles.facts}>
      {fact(words.adapter, file.cores === undefined ? adapter : words.processors(adapter, file.cores))}
      {model !== null && fact(words.model, model)}
      {fact(words.browser, browserName(file.browser))}
      {fact(words.date, <time dateTime={file.date}>{day.format(new Date(file.date))}</time>)}
      {fact(words.commit, words.atCommit(file.commit))}
      {fact(words.command, <code>{file.command}</code>)}
    </dl>
  );
}

interface Props {
  readonly side: 'stored' | 'here';
  readonly file: BenchmarkFile | null;
  /** What stands there without a file. */
  readonly otherwise: string;
  readonly onSave?: (file: BenchmarkFile) => void;
}

export function Provenance({ side, file, otherwise, onSave }: Props) {
  return (
    <div className={styles.source} data-side={side}>
      <h3><SideMark side={side} /> {benchmarkStrings.sides[side]}</h3>
      {file ? (
        <>
          {summaryOf(file).map((sentence) => <p key={sentence} className={styles.summary}>{sentence}</p>)}
          <Facts file={file} />
          {onSave && <Button onClick={() => onSave(file)} aria-label={words.saveOf(file.suite)}>{words.save}</Button>}
        </>
      ) : (
        <p className={styles.quiet}>{otherwise}</p>
      )}
    </div>
  );
}
