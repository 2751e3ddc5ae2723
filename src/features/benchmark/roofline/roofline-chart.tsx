/**
 * How near kernels come to what the device can do, and how more rows bring them nearer: the picture, what the kernel in question shows in a sentence,
 * and all of it as a table.
 */
import { useState } from 'react';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { decimal } from '#ui/number-format.ts';
import { benchmarkStrings } from '../benchmark-strings.ts';
import { aboveRoof } from '../kernel-lines.ts';
import type { KernelRow } from '../result-rows.ts';
import { rateText } from './rate-text.ts';
import { RooflineDrawing } from './roofline-drawing.tsx';
import { climbOf, kernelSets, rooflineOf, tellingKernel, type KernelSet, type RooflinePoint } from './roofline-of.ts';
import { rooflineStrings as words } from './roofline-strings.ts';
import styles from './roofline.module.css';

type SideName = 'stored' | 'here';

/** Which one it is, in whatever file. */
type Dot = Pick<KernelRow, 'op' | 'rows'>;

const dotOf = ({ row: { op, rows } }: RooflinePoint): Dot => ({ op, rows });

const { share } = benchmarkStrings.kernel;

function sentenceOf({ row }: RooflinePoint): string {
  const point = words.point(row.op, row.rows, row.shape, rateText(row.gflops), rateText(row.gigabytesPerSecond), share(row.shareOfRoofline));
  const meaning = aboveRoof(row);
  return meaning === null ? point : words.meaning(point, meaning);
}

/** A published model in its own floats is read from memory, whatever the cache: it shows the slope best. */
function firstSet(sets: readonly KernelSet[]): KernelSet {
  return sets.find(({ model, weights }) => model === 'smollm2-135m' && weights === 'f32') ?? sets.find(({ model }) => model === 'smollm2-135m') ?? sets[0]!;
}

const unique = <Value extends string>(values: readonly Value[]): readonly Value[] => [...new Set(values)];

interface ChoiceProps {
  readonly sets: readonly KernelSet[];
  readonly set: KernelSet;
  readonly onSet: (set: KernelSet) => void;
}

/** No choice where there is none. */
function SetChoice({ sets, set, onSet }: ChoiceProps) {
  const models = unique(sets.map(({ model }) => model));
  const weights = unique(sets.filter(({ model }) => model === set.model).map((one) => one.weights));
  const choose = (model: KernelSet['model'], wanted: KernelSet['weights']): void => {
    const own = sets.filter((one) => one.model === model);
    onSet(own.find((one) => one.weights === wanted) ?? own[0]!);
  };
  return (
    <>
      {models.length > 1 && <Segmented label={words.choice.model} value={set.model} segments={models.map((value) => ({ value, label: words.models[value] }))} onChange={(model) => choose(model, set.weights)} />}
      {weights.length > 1 && <Segmented label={words.choice.weights} value={set.weights} segments={weights.map((value) => ({ value, label: words.weights[value] }))} onChange={(wanted) => choose(set.model, wanted)} />}
    </>
  );
}

export function RooflineChart(rows: Readonly<Record<SideName, readonly KernelRow[]>>) {
  const sides = (['stored', 'here'] as const).filter((side) => kernelSets(rows[side]).length > 0);
  const [asked, setAsked] = useState<SideName>('here');
  const [wanted, setWanted] = useState<KernelSet | null>(null);
  const [chosen, setChosen] = useState<Dot | null>(null);
  const [preview, setPreview] = useState<Dot | null>(null);
  const side = sides.includes(asked) ? asked : sides[0];
  if (side === undefined) return null;
  const sets = kernelSets(rows[side]);
  const set = sets.find(({ model, weights }) => model === wanted?.model && weights === wanted.weights) ?? firstSet(sets);
  const figure = rooflineOf(rows[side], set);
  if (!figure) return null;
  const kernel = figure.kernels.find(({ op }) => op === chosen?.op) ?? tellingKernel(figure);
  const selected = kernel.points.find(({ row }) => row.rows === chosen?.rows) ?? kernel.points.at(-1)!;
  const shown = figure.kernels.flatMap(({ points }) => points).find(({ row }) => row.op === preview?.op && row.rows === preview.rows) ?? selected;
  const shownKernel = figure.kernels.find(({ points }) => points.includes(shown))!;
  const climb = climbOf(shownKernel, figure.ridge);
  const name = words.list(words.models[set.model], words.weights[set.weights], rateText(figure.peakGflops), rateText(figure.peakGigabytesPerSecond));
  const choose = (next: () => void): void => { setPreview(null); next(); };
  const table = (
    <TableDisclosure
      caption={name}
      columns={words.columns}
      rows={figure.kernels.flatMap(({ op, points }) => points.map((one) => ({
        key: `${op} ${one.row.rows}`, marked: one === shown,
        cells: [words.ops[op], `${one.row.rows}`, decimal(one.intensity), rateText(one.row.ms), rateText(one.row.gflops), rateText(one.row.gigabytesPerSecond), share(one.row.shareOfRoofline)],
      })))}
    />
  );
  return (
    <div className={styles.block} data-testid="roofline">
      <Chart
        title={words.title}
        note={words.note}
        legend={(
          <>
            <p className={styles.climbed} data-figure="roofline-climb">{climb ? words.climb(shown.row.op, climb) : words.alone(shown.row.op)}</p>
            <p className={styles.said} data-figure="roofline-point">{sentenceOf(shown)}</p>
            <p>{words.apart}</p>
          </>
        )}
        as={{ table, file: 'slipstream-roofline' }}
      >
        {(width) => (
          <>
            <div className={styles.choices}>
              {sides.length > 1 && <Segmented label={words.choice.side} value={side} segments={sides.map((value) => ({ value, label: benchmarkStrings.sides[value] }))} onChange={(value) => choose(() => setAsked(value))} />}
              <SetChoice sets={sets} set={set} onSet={(next) => choose(() => setWanted(next))} />
            </div>
            <RooflineDrawing
              figure={figure} name={name} width={width} selected={selected} shown={shown} sentence={sentenceOf}
              onPreview={(point) => setPreview(point && dotOf(point))} onSelect={(point) => choose(() => setChosen(dotOf(point)))}
            />
          </>
        )}
      </Chart>
    </div>
  );
}
