/**
 * The arms as rows around a line at 0: how many tokens a round each ended from going on as before, with the interval over prompts
 * and a tick for every seed, and in words what it came to beside the drafter before. A row is a radio button: the chosen one is drawn more closely beneath. Drawings are as wide as their column
 * (positions are percentages), and hidden from assistive technology: the words beside them say the same.
 */
import { useId } from 'react';
import type { ArmName } from '#core/training/arms.ts';
import { armOf, CONTROL, START, verdictOf, verdictOnStart, type ArmResult, type Experiment } from '#core/training/experiment.ts';
import { linear, ticks, type Scale } from '#ui/charts/scale.ts';
import { experimentStrings as words } from './experiment-strings.ts';
import { signed } from './signed.ts';
import styles from './experiment.module.css';

const percent = (x: number): string => `${x.toFixed(2)}%`;

/** 0 and everything that is drawn, with some room. */
function domainOf({ arms }: Experiment, control: ArmResult): readonly [number, number] {
  const all = arms.flatMap(({ againstControl: { low, high }, tauBySeed }) => [low, high, ...tauBySeed.map((tau) => tau - control.tau)]);
  const [from, to] = [Math.min(0, ...all), Math.max(0, ...all)];
  const room = Math.max(0.005, 0.06 * (to - from));
  return [from - room, to + room];
}

function Mark({ arm, control, x, every }: { readonly arm: ArmResult; readonly control: ArmResult; readonly x: Scale; readonly every: readonly number[] }) {
  const { againstControl: { difference, low, high }, tauBySeed } = arm;
  return (
    <svg className={styles.mark} width="100%" height="100%" aria-hidden="true">
      {every.map((tick) => <line key={tick} className={styles.tick} data-zero={tick === 0 || undefined} x1={percent(x(tick))} x2={percent(x(tick))} y1="0" y2="100%" />)}
      {arm.arm !== START && tauBySeed.map((tau, i) => <line key={i} className={styles.seed} x1={percent(x(tau - control.tau))} x2={percent(x(tau - control.tau))} y1="32%" y2="68%" />)}
      <line className={styles.interval} x1={percent(x(low))} x2={percent(x(high))} y1="50%" y2="50%" />
      <circle className={styles.dot} cx={percent(x(difference))} cy="50%" r="5" />
    </svg>
  );
}

interface Props {
  readonly experiment: Experiment;
  readonly chosen: ArmName;
  readonly onChoose: (arm: ArmName) => void;
}

export function ArmList({ experiment, chosen, onChoose }: Props) {
  const name = useId();
  const [control, start] = [armOf(experiment, CONTROL)!, armOf(experiment, START)!];
  const domain = domainOf(experiment, control);
  const x = linear(domain, [0, 100]);
  const every = ticks(domain, 5);
  return (
    <fieldset className={styles.arms}>
      <legend className="visually-hidden">{words.chooseArm}</legend>
      <div className={styles.scale} aria-hidden="true">
        <p><span>{words.scale.less}</span><span>{words.scale.more}</span></p>
        <svg width="100%" height="18">
          {every.map((tick) => <text key={tick} data-zero={tick === 0 || undefined} x={percent(x(tick))} y="13" textAnchor="middle">{tick === 0 ? '0' : signed(tick).replace(/0$/, '')}</text>)}
        </svg>
      </div>
      {experiment.arms.map((arm) => {
        const verdict = arm.arm === START || arm.arm === CONTROL ? null : verdictOf(arm, control);
        const { difference, low, high } = arm.againstControl;
        return (
          <label key={arm.arm} className={styles.arm} data-verdict={verdict ?? 'none'} data-arm={arm.arm}>
            <input type="radio" name={name} className="visually-hidden" checked={arm.arm === chosen} onChange={() => onChoose(arm.arm)} />
            <span className={styles.who}>
              <strong>{words.arms[arm.arm].name}</strong>
              <span>{words.arms[arm.arm].meaning}</span>
            </span>
            <span className={styles.plot}><Mark arm={arm} control={control} x={x} every={every} /></span>
            <span className={styles.said}>
              {arm.arm === CONTROL ? <strong>{words.measure}</strong> : <strong data-figure={`against-${arm.arm}`}>{signed(difference)}</strong>}
              {verdict !== null && <em>{words.verdicts[verdict]}</em>}
              <span>{[arm.arm === CONTROL ? null : words.interval(signed(low), signed(high)), arm.arm === START ? null : words.seeds(arm.seeds.length)].filter((part) => part !== null).join(' · ')}</span>
              {arm.arm !== START && <span data-figure={`untouched-${arm.arm}`}>{words.untouched(signed(arm.againstStart.difference), verdictOnStart(arm, start))}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
