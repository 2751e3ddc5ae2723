/** Reinforcement learning by the reward model: a curve for each weight, of what one chooses to look at, and what each weight ends with. */
import { useState } from 'react';
import type { ReasoningExperiment } from '#core/reasoning/experiment-file.ts';
import { MONITORS, type Monitor } from '#core/reasoning/policy-runs.ts';
import { winRate } from '#core/reasoning/win-rate.ts';
import { DataTable } from '#ui/charts/data-table.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { decimal, tenth, wholeOrTenth } from '#ui/number-format.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import { CurveChart, type Curve } from './curve-chart.tsx';
import { experimentStrings } from './experiment-strings.ts';
import { percent, shareTick } from './figures.ts';
import { alphaName, largerSentence, policyFinding, type Alphas } from './findings.ts';
import { Part } from './part.tsx';
import styles from './experiment.module.css';

const words = experimentStrings.policy;
const MISSING = experimentStrings.curves.missing;
/** The verifier's own, the paper's weight, and larger ones. */
const LOOKS: Readonly<Record<number, Curve['look']>> = { 0: 'plain', 0.2: 'main', 0.5: 'second', 0.8: 'third' };
const FORMATS: Readonly<Record<Monitor, Pick<Parameters<typeof CurveChart>[0], 'format' | 'tick' | 'most'>>> = {
  accuracy: { format: percent, tick: shareTick, most: 1 },
  traceReward: { format: decimal, tick: wholeOrHundredth },
  length: { format: tenth, tick: wholeOrTenth },
  entropy: { format: decimal, tick: wholeOrHundredth },
  truncated: { format: percent, tick: shareTick, most: 1 },
};

function wholeOrHundredth(x: number): string {
  return Number.isInteger(Number(x.toFixed(2))) ? x.toFixed(0) : decimal(x);
}

interface Props {
  readonly alphas: Alphas;
  readonly wins: ReasoningExperiment['wins'];
  /** Where it is not the experiment's own policy but a larger one: its name, and what it says of the claims. */
  readonly policy?: string;
  readonly claims?: ReasoningExperiment['claims'];
}

function Ends({ alphas, wins, title }: Pick<Props, 'alphas' | 'wins'> & { readonly title: string }) {
  const rows = alphas.map(({ alpha, final, finalBySeed }) => {
    const duel = wins?.find((own) => own.alpha === alpha);
    const rate = duel && winRate(duel);
    return {
      key: alpha,
      cells: [
        alphaName(alpha), finalBySeed.map(percent).join(' · '), percent(final.value), words.between(percent(final.low), percent(final.high)),
        ...(duel ? [duel.won, duel.lost, duel.tied].map(String) : [MISSING, MISSING, MISSING]), rate === undefined || rate === null ? MISSING : percent(rate),
      ],
    };
  });
  return (
    <div className={styles.ends}>
      <h3>{title}</h3>
      <ScrollBox named={{ label: title }}><DataTable caption={title} columns={words.columns} rows={rows} /></ScrollBox>
      {wins && <p>{words.duels}</p>}
    </div>
  );
}

export function PolicyPart({ alphas, wins, policy, claims = [] }: Props) {
  const [monitor, setMonitor] = useState<Monitor>('accuracy');
  const { heading, said } = policyFinding(alphas);
  const named = (text: string): string => (policy === undefined ? text : words.of(policy, text));
  const { name, note } = words.monitors[monitor];
  const curves = alphas.map(({ alpha, evaluations }) => ({
    key: `${alpha}`, name: alphaName(alpha), look: LOOKS[alpha] ?? 'faint', points: evaluations.flatMap(({ step, [monitor]: figure }) => (figure ? [{ x: step, ...figure }] : [])),
  }));
  return (
    <Part name={policy === undefined ? 'policy' : 'larger'} heading={named(heading)} said={[...(policy === undefined ? [] : [largerSentence(policy, claims)]), ...said]}>
      <div className={styles.monitors}>
        <Segmented label={words.monitor} value={monitor} segments={MONITORS.map((value) => ({ value, label: words.monitors[value].name }))} onChange={setMonitor} />
        {curves.some(({ points }) => points.length > 0)
          ? <CurveChart title={words.title(name)} note={words.note(note, Math.max(...alphas.map(({ seeds }) => seeds.length)))} file={`slipstream-${policy ?? 'policy'}-${monitor}`} curves={curves} axis={words.axis} height={320} {...FORMATS[monitor]} />
          : <p className={styles.quiet}>{words.none}</p>}
      </div>
      <Ends alphas={alphas} wins={wins} title={named(words.table)} />
    </Part>
  );
}
