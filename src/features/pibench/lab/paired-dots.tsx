/**
 * Each dependent task twice, without earlier sessions (hollow) and with (filled), person by person; below it the mean difference with its interval,
 * and as a dashed line what the one published model lost. The table beneath says the same in figures.
 */
import type { MemoryGain } from '#core/pibench/lab/memory-gain.ts';
import type { CarryOverPair } from '#core/pibench/score/carry-over.ts';
import { PUBLISHED_ABLATION } from '#core/pibench/score/published.ts';
import type { Persona } from '#core/pibench/task.ts';
import { YAxis } from '#ui/charts/axes.tsx';
import { linear, ticks } from '#ui/charts/scale.ts';
import { labStrings } from './lab-strings.ts';
import styles from './memory-card.module.css';

const words = labStrings.memory;
const HEIGHT = 178;
const STRIP = 92;
const LEFT = 30;

interface Column {
  readonly pair: CarryOverPair;
  readonly x: number;
}

interface Group {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Persons beside one another, a gap between them. */
function groupsOf(personas: readonly Persona[], pairs: readonly CarryOverPair[], width: number): readonly Group[] {
  const own = personas.map(({ name, tasks }) => ({ name, pairs: tasks.flatMap(({ id }) => pairs.filter(({ task }) => task === id)) })).filter((group) => group.pairs.length > 0);
  const places = own.reduce((sum, group) => sum + group.pairs.length + 1, -1);
  const step = (width - LEFT - 8) / Math.max(1, places);
  let place = 0;
  return own.map((group) => {
    const columns = group.pairs.map((pair) => ({ pair, x: LEFT + 8 + (place++ + 0.5) * step }));
    place += 1;
    return { name: group.name, columns };
  });
}

function Dumbbell({ x, y, pair: { procOn, procOff } }: Column & { readonly y: (value: number) => number }) {
  return (
    <g data-way={procOn > procOff ? 'up' : procOn < procOff ? 'down' : 'same'}>
      <line className={styles.way} x1={x} x2={x} y1={y(procOff)} y2={y(procOn)} />
      <circle className={styles.off} cx={x} cy={y(procOff)} r="3.6" />
      <circle className={styles.on} cx={x} cy={y(procOn)} r="3.6" />
    </g>
  );
}

/** Zero, the paper's figure, everything that was measured, and some room. */
function spanOf({ procGain }: MemoryGain): readonly [number, number] {
  const all = [0, -PUBLISHED_ABLATION.procPoints, ...(procGain ? [100 * procGain.interval.low, 100 * procGain.interval.high] : [])];
  const [from, to] = [Math.min(...all), Math.max(...all)];
  return [from - 0.1 * (to - from), to + 0.14 * (to - from)];
}

function Difference({ gain, width }: { readonly gain: MemoryGain; readonly width: number }) {
  const span = spanOf(gain);
  const x = linear(span, [LEFT, width - 8]);
  const published = x(-PUBLISHED_ABLATION.procPoints);
  // the name then needs all the width there is
  const narrow = width < 480;
  const { mean, interval } = gain.procGain!;
  return (
    <g transform={`translate(0 ${HEIGHT})`} aria-hidden="true">
      {ticks(span, narrow ? 5 : 9).map((tick) => (
        <g key={tick}>
          <line className={styles.tick} data-zero={tick === 0 || undefined} x1={x(tick)} x2={x(tick)} y1="26" y2="58" />
          <text className={styles.tickText} x={x(tick)} y="74" textAnchor="middle">{tick === 0 ? '0' : `${tick > 0 ? '+' : '−'}${Math.abs(tick)}`}</text>
        </g>
      ))}
      <line className={styles.paper} x1={published} x2={published} y1="18" y2="62" />
      {/* what was lost without is what is gained with; the name stands at its line */}
      <text x={narrow ? 0 : published} y="12" textAnchor={narrow || published < 0.35 * width ? 'start' : published > 0.65 * width ? 'end' : 'middle'}>{words.published(-PUBLISHED_ABLATION.procPoints / 100, PUBLISHED_ABLATION.model)}</text>
      <line className={styles.interval} x1={x(100 * interval.low)} x2={x(100 * interval.high)} y1="44" y2="44" />
      <circle className={styles.on} cx={x(100 * mean)} cy="44" r="5" />
      <text x={width - 8} y="90" textAnchor="end">{words.difference}</text>
    </g>
  );
}

interface Props {
  readonly gain: MemoryGain;
  readonly personas: readonly Persona[];
  readonly width: number;
  readonly name: string;
}

export function PairedDots({ gain, personas, width, name }: Props) {
  const frame = { left: LEFT, right: width, top: 10, bottom: HEIGHT - 26 };
  const y = linear([0, 1], [frame.bottom, frame.top]);
  const groups = groupsOf(personas, gain.pairs, width);
  return (
    <svg width={width} height={HEIGHT + STRIP + 4} role="img" aria-label={name}>
      <YAxis frame={frame} scale={y} ticks={[0, 0.25, 0.5, 0.75, 1]} format={(tick) => words.hundred(tick)} />
      {groups.map(({ name: person, columns }) => (
        <g key={person} aria-hidden="true">
          {columns.map((column) => <Dumbbell key={column.pair.task} {...column} y={y} />)}
          <text x={(columns[0]!.x + columns.at(-1)!.x) / 2} y={frame.bottom + 17} textAnchor="middle">{person}</text>
        </g>
      ))}
      <Difference gain={gain} width={width} />
    </svg>
  );
}
