/** A cell of the matrix: one measure of one agent, as a figure over a bar as long as it is. */
import { ENDED } from '#core/pibench/view/state-words.ts';
import type { Scores } from '#core/pibench/lab/lab-results.ts';
import type { Measures } from '#core/pibench/score/run-score.ts';
import { labStrings, type MeasureName } from './lab-strings.ts';
import styles from './lab-matrix.module.css';

const words = labStrings.matrix;

export interface Reading {
  readonly text: string;
  /** 0..1; null: nothing to measure. */
  readonly bar: number | null;
}

/** Of a measure that is one number. `most`: the longest bar's, of measures that have no whole. */
export function readingOf(measure: Exclude<MeasureName, 'scores' | 'outcomes'>, of: Measures, sessions: number, most: number): Reading {
  const ratio = (value: number | null): Reading => ({ text: value === null ? words.none : words.share(value), bar: value });
  switch (measure) {
    case 'firstTurn': return ratio(of.firstTurnCoverage);
    case 'questionPrecision': return ratio(of.questionPrecision);
    case 'offerPrecision': return ratio(of.offerPrecision);
    case 'userWords': return { text: words.words(of.userWords / sessions), bar: most === 0 ? 0 : of.userWords / sessions / most };
    case 'regressions': return { text: words.count(of.regressions), bar: most === 0 ? 0 : of.regressions / most };
  }
}

const percent = (x: number): string => `${(100 * x).toFixed(1)}%`;

/** A script that draws nothing is the same with every seed. */
const isSpread = (sd: number | null): sd is number => sd !== null && sd >= 0.0005;

function ScorePair({ proc, comp }: Pick<Scores, 'proc' | 'comp'>) {
  if (proc === null || comp === null) return <span>{words.none}</span>;
  const [a, b] = words.pair(proc.mean, comp.mean);
  return (
    <span className={styles.pair}>
      <span><b>{a}</b>{isSpread(proc.sd) && <small>{words.spread(proc.sd)}</small>}</span>
      <span>{b}{isSpread(comp.sd) && <small>{words.spread(comp.sd)}</small>}</span>
      <i className={styles.bar} data-of="proc" style={{ inlineSize: percent(proc.mean) }} />
      <i className={styles.bar} data-of="comp" style={{ inlineSize: percent(comp.mean) }} />
    </span>
  );
}

function Outcomes({ measures }: Pick<Scores, 'measures'>) {
  return (
    <span className={styles.outcomes} title={ENDED.map((state) => words.outcome(state, measures[state], measures.intents)).join(', ')}>
      <span className="visually-hidden">{ENDED.map((state) => words.outcome(state, measures[state], measures.intents)).join(', ')}</span>
      {ENDED.map((state) => measures[state] > 0 && <i key={state} data-to={state} style={{ inlineSize: percent(measures[state] / measures.intents) }} />)}
    </span>
  );
}

interface Props {
  readonly scores: Scores;
  readonly measure: MeasureName;
  readonly sessions: number;
  readonly most: number;
}

export function MatrixReading({ scores, measure, sessions, most }: Props) {
  if (measure === 'scores') return <ScorePair proc={scores.proc} comp={scores.comp} />;
  if (measure === 'outcomes') return <Outcomes measures={scores.measures} />;
  const { text, bar } = readingOf(measure, scores.measures, sessions, most);
  return <span className={styles.single}><span>{text}</span>{bar !== null && <i className={styles.bar} data-of="proc" style={{ inlineSize: percent(bar) }} />}</span>;
}
