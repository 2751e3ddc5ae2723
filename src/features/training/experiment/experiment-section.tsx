/**
 * "Does Draft-OPD help?": the recorded experiment. The answer in a sentence, all arms against going on as before, and one of them
 * more closely. What did not help is told in the same place and size as what would have.
 */
import { useId, useState } from 'react';
import type { ArmName } from '#core/training/arms.ts';
import { armOf, CONTROL, METHOD, START, verdictOf, verdictOnStart, type Experiment } from '#core/training/experiment.ts';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { count, decimal } from '#ui/number-format.ts';
import { operations } from '../charts/operations.ts';
import { PositionsChart } from '../charts/positions-chart.tsx';
import { ArmList } from './arm-list.tsx';
import { experimentStrings as words } from './experiment-strings.ts';
import { ReverseKlChart } from './reverse-kl-chart.tsx';
import { signed } from './signed.ts';
import styles from './experiment.module.css';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function answer(experiment: Experiment): string {
  const method = armOf(experiment, METHOD);
  if (!method) return words.answer.absent;
  const verdict = verdictOf(method, armOf(experiment, CONTROL)!);
  return words.answer[verdict](decimal(method.tau), Math.abs(method.againstControl.difference).toFixed(3));
}

function others(experiment: Experiment): string {
  const tried = experiment.arms.filter(({ arm }) => arm !== START && arm !== CONTROL);
  const better = tried.filter((arm) => verdictOf(arm, armOf(experiment, CONTROL)!) === 'better');
  return words.others(better.map(({ arm }) => words.arms[arm].name), tried.length);
}

/** Going on as before is among them: it may be no better than leaving the drafter alone. */
function aboveStart(experiment: Experiment): string {
  const start = armOf(experiment, START)!;
  const above = experiment.arms.filter((arm) => arm.arm !== START && verdictOnStart(arm, start) === 'better');
  return words.aboveStart(above.map(({ arm }) => words.arms[arm].name), decimal(start.tau));
}

function AsTable({ experiment }: { readonly experiment: Experiment }) {
  const control = armOf(experiment, CONTROL)!;
  const rows = experiment.arms.map((arm) => {
    const { tau, tauBySeed, seeds, steps, rate, againstControl: more, againstStart: before } = arm;
    const [own, apart] = [arm.arm === CONTROL, arm.arm === START];
    const spread = seeds.length === 1 ? '1' : words.several(Math.min(...tauBySeed).toFixed(3), Math.max(...tauBySeed).toFixed(3), seeds.length);
    return {
      key: arm.arm,
      cells: [
        `${arm.arm} ${words.arms[arm.arm].name}`, ...(apart ? ['', ''] : [`${steps}`, rate.toPrecision(1)]), tau.toFixed(3), apart ? '' : spread,
        ...(own ? ['', ''] : [signed(more.difference), words.interval(signed(more.low), signed(more.high))]), ...(apart ? ['', ''] : [signed(before.difference), words.interval(signed(before.low), signed(before.high))]),
        own ? words.measure : apart ? '' : words.verdicts[verdictOf(arm, control)],
      ],
    };
  });
  return <div className={styles.table}><TableDisclosure caption={words.table} columns={words.columns} rows={rows} /></div>;
}

export function ExperimentSection({ experiments }: { readonly experiments: readonly Experiment[] }) {
  const id = useId();
  const [which, setWhich] = useState(0);
  const [wanted, setWanted] = useState<ArmName>(METHOD);
  const experiment = experiments[which]!;
  const start = armOf(experiment, START)!;
  const chosen = armOf(experiment, wanted) ?? experiment.arms.at(-1)!;
  const isStart = chosen.arm === START;
  return (
    <section className={styles.experiment} aria-labelledby={id} data-testid="experiment">
      <div className={styles.head}>
        <h2 id={id}>{words.title}</h2>
        <p className={styles.origin}>{words.origin(experiment.engine, day.format(new Date(experiment.date)))}</p>
      </div>
      {experiments.length > 1 && (
        <Segmented label={words.chooseExperiment} value={`${which}`} segments={experiments.map(({ arms, budget }, i) => ({ value: `${i}`, label: words.from(decimal(arms[0]!.tau), operations(budget)) }))} onChange={(value) => setWhich(Number(value))} />
      )}
      <p className={styles.answer} data-figure="answer">{answer(experiment)} {others(experiment)} <span data-figure="above-start">{aboveStart(experiment)}</span></p>
      <p className={styles.lead}>{words.lead(decimal(start.tau), operations(experiment.budget), count(experiment.prompts))}</p>
      <ArmList experiment={experiment} chosen={chosen.arm} onChoose={setWanted} />
      <AsTable experiment={experiment} />
      <div className={styles.closer} role="group" aria-labelledby={`${id}-closer`}>
        <h3 id={`${id}-closer`}>{isStart ? words.arms.A0.name : words.closer(words.arms[chosen.arm].name)}</h3>
        <PositionsChart rates={chosen.byPosition} first={isStart ? null : start.byPosition} />
        <ReverseKlChart own={chosen.reverseKl} before={isStart ? null : start.reverseKl} />
      </div>
    </section>
  );
}
