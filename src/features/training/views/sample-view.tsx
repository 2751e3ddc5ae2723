/**
 * One held-out text, a line for every measurement: always the same words in the same places, cut into the rounds that the drafter
 * needed. Lines scroll sideways together, and fade at the right where they go on; the step stays at their left.
 */
import { useId, type KeyboardEvent } from 'react';
import { sampleLines, samplesAt, type SampleLine, type SampleToken } from '#core/training/sample-line.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
import { tenth } from '#ui/number-format.ts';
import { visibleTokenLine } from '#ui/visible-token.ts';
import { trainingStrings } from '../training-strings.ts';
import styles from './views.module.css';

const words = trainingStrings.sample;
const PROMPT = 60;

interface Props {
  readonly run: TrainingRun;
  readonly step: number;
  readonly which: number;
  readonly onWhich: (which: number) => void;
}

function roundsOf(tokens: readonly SampleToken[]): readonly (readonly SampleToken[])[] {
  const rounds: SampleToken[][] = [];
  for (const token of tokens) (rounds[token.round] ??= []).push(token);
  return rounds;
}

function Line({ run, line, current }: { readonly run: TrainingRun; readonly line: SampleLine; readonly current: boolean }) {
  return (
    <li className={styles.line} data-current={current || undefined} data-step={line.step}>
      <span className={styles.step}>{words.step(line.step)}</span>
      <span className={styles.text} role="img" aria-label={words.line(line.step, line.rounds, tenth(line.length))}>
        {roundsOf(line.tokens).map((round, i) => (
          <span key={i} className={styles.round}>
            {round.map(({ token, own }, at) => <span key={at} className={styles.token} data-own={own || undefined} data-token>{visibleTokenLine(run.text(token))}</span>)}
          </span>
        ))}
      </span>
      <span className={styles.count} aria-hidden="true">{words.rounds(line.rounds, tenth(line.length))}</span>
    </li>
  );
}

/** Arrows scroll what is wider than its place, and only elsewhere lead from measurement to measurement. */
function keepSideways(event: KeyboardEvent<HTMLElement>): void {
  const { scrollWidth, clientWidth } = event.currentTarget;
  if (scrollWidth > clientWidth && /^Arrow(Left|Right)$/.test(event.key)) event.stopPropagation();
}

export function SampleView({ run, step, which, onWhich }: Props) {
  const id = useId();
  const samples = samplesAt(run.events, step);
  const lines = sampleLines(run.events, step, which);
  if (lines.length === 0) return <p className={styles.none}>{words.none}</p>;
  const promptOf = (tokens: readonly number[]): string => {
    const text = tokens.map((token) => run.text(token)).join('').replace(/<[a-z]+>/g, '');
    return text.length > PROMPT ? `${text.slice(0, PROMPT)} …` : text;
  };
  return (
    <div className={styles.view} data-testid="sample-view">
      <p className={styles.lead}>{words.lead}</p>
      {samples.length > 1 && (
        <div className={styles.which}>
          <label htmlFor={id}>{words.which}</label>
          <select id={id} value={which} onChange={(event) => onWhich(Number(event.target.value))}>
            {samples.map(({ family, prompt }, i) => <option key={i} value={i}>{words.option(family, promptOf(prompt))}</option>)}
          </select>
        </div>
      )}
      <div className={styles.strips}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- what scrolls sideways has to be reached and scrolled by keys */}
        <div className={styles.scroll} role="group" aria-label={words.heading} tabIndex={0} onKeyDown={keepSideways}>
          <ol className={styles.lines}>
            {lines.map((line, i) => <Line key={line.step} run={run} line={line} current={i === lines.length - 1} />)}
          </ol>
        </div>
      </div>
    </div>
  );
}
