/**
 * Speed-up over γ, three ways that are never mixed: measured (one point, this run's γ), estimated from the timed passes (points and a
 * line), and the textbook model of independent drafts (dashed), whose assumption stands beside it.
 */
import type { GammaAt } from '#core/trace/gamma-at.ts';
import { pathOf, XAxis, YAxis } from '#ui/charts/axes.tsx';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { linear, ticks } from '#ui/charts/scale.ts';
import { decimal, wholeOrTenth } from '#ui/number-format.ts';
import { timeStrings } from './time-strings.ts';
import styles from './time.module.css';

const words = timeStrings.speedup;
const HEIGHT = 190;
const DEEPEST = 15;
const GAMMAS = Array.from({ length: DEEPEST + 1 }, (_, i) => i);

export function SpeedupChart({ figures, known }: { readonly figures: GammaAt; readonly known: string }) {
  const { gamma, estimates, model, measuredSpeedup } = figures;
  const most = Math.max(1.5, measuredSpeedup ?? 0, ...estimates.map(({ speedup }) => speedup), ...(model?.speedups ?? []));
  const say = (value: number | undefined): string => (value === undefined ? '–' : decimal(value));
  const legend = (
    <ul className={styles.legend}>
      {measuredSpeedup !== null && <li data-line="measured" data-figure="speed-up-measured">{words.measured(decimal(measuredSpeedup), gamma, known)}</li>}
      {estimates.length > 0 && <li data-line="estimate">{words.estimated}</li>}
      {model ? <li data-line="model" data-figure="speed-up-model">{words.model(decimal(model.alpha), decimal(model.c))}</li> : <li>{words.noModel}</li>}
    </ul>
  );
  const table = (
    <TableDisclosure
      caption={words.title}
      columns={words.columns}
      rows={GAMMAS.map((g) => ({
        key: g, marked: g === gamma,
        cells: [`${g}`, say(g === gamma ? (measuredSpeedup ?? undefined) : undefined), say(estimates.find((estimate) => estimate.gamma === g)?.speedup), say(model?.speedups[g])],
      }))}
    />
  );
  return (
    <Chart title={words.title} legend={legend} as={{ table, file: 'slipstream-speed-up' }}>
      {(width) => {
        const frame = { left: 30, right: width - 8, top: 16, bottom: HEIGHT - 32 };
        const x = linear([0, DEEPEST], [frame.left + 4, frame.right - 4]);
        const y = linear([0, most], [frame.bottom, frame.top]);
        return (
          <svg width={width} height={HEIGHT} role="img" aria-label={words.summary(measuredSpeedup === null ? null : decimal(measuredSpeedup), gamma)}>
            <YAxis frame={frame} scale={y} ticks={ticks([0, most], 4)} format={(tick) => words.times(wholeOrTenth(tick))} />
            <line className={styles.one} x1={frame.left} x2={frame.right} y1={y(1)} y2={y(1)} />
            {model && <path className={styles.model} d={pathOf(model.speedups.map((speedup, g) => [x(g), y(speedup)]))} />}
            {estimates.length > 0 && <path className={styles.estimate} d={pathOf(estimates.map(({ gamma: g, speedup }) => [x(g), y(speedup)]))} />}
            {estimates.map(({ gamma: g, speedup }) => <circle key={g} className={styles.point} cx={x(g)} cy={y(speedup)} r="3" />)}
            {measuredSpeedup !== null && <path className={styles.measured} d="M0-6L6 0L0 6L-6 0Z" transform={`translate(${x(gamma)} ${y(measuredSpeedup)})`} />}
            <XAxis frame={frame} scale={x} ticks={[0, 4, 8, 12]} format={String} name={words.axis} />
          </svg>
        );
      }}
    </Chart>
  );
}
