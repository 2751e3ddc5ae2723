/** The benchmark page as a function of what is known: what is measured and how to read it, the way to measure, and the results. */
import type { NoGpu } from '#ui/look-for-gpu.ts';
import { benchmarkStrings as words } from './benchmark-strings.ts';
import type { Progress } from './kept-benchmark.ts';
import { MeasureBar } from './measure-bar.tsx';
import type { BenchmarkFile } from './result-rows.ts';
import { sectionsOf } from './sections.ts';
import { SuiteSection } from './suite-section.tsx';
import type { Suite } from './suites.ts';
import styles from './benchmark.module.css';

export interface BenchmarkViewProps {
  readonly progress: Progress;
  /** Where scripts read the progress. */
  readonly progressId?: string;
  /** The one that is chosen. */
  readonly suite: Suite;
  readonly noGpu: NoGpu['cause'] | null;
  readonly stored: readonly BenchmarkFile[];
  /** At most one of each suite. */
  readonly measured: readonly BenchmarkFile[];
  readonly onSuite: (suite: Suite) => void;
  readonly onMeasure: () => void;
  readonly onStop: () => void;
  readonly onSave: (file: BenchmarkFile) => void;
}

export function BenchmarkView({ stored, measured, onSave, ...bar }: BenchmarkViewProps) {
  return (
    <div className={styles.page} data-state={bar.progress.state} data-testid="benchmark">
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <ul className={styles.reading}>{words.reading.map((how) => <li key={how}>{how}</li>)}</ul>
      </header>
      <MeasureBar {...bar} />
      {sectionsOf(stored, measured).map((section) => <SuiteSection key={`${section.suite} ${section.stored?.date ?? ''}`} section={section} onSave={onSave} />)}
    </div>
  );
}
