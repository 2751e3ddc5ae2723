/** Proc and Comp of our runs as points, beside what was published: together, or person by person; what is pointed at in words; both sets as tables of their own. */
import { useState } from 'react';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import type { AgentLine } from '#core/pibench/lab/lab-results.ts';
import { PUBLISHED_PERSONAS, PUBLISHED_SOURCE } from '#core/pibench/score/published.ts';
import type { Persona } from '#core/pibench/task.ts';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { labAgentName } from '../lab/lab-strings.ts';
import { lineParts } from '../lab/line-name.ts';
import { ourPoints, publishedPoints, SAME_PLACE, type ScatterPoint } from './scatter-points.ts';
import { ScatterPlot } from './scatter-plot.tsx';
import { scatterStrings as words } from './scatter-strings.ts';
import styles from './scatter.module.css';

const VIEWS = (['all', 'each'] as const).map((value) => ({ value, label: words.views[value] }));

interface Props {
  readonly lines: readonly AgentLine[];
  readonly personas: readonly Persona[];
  readonly onOpenRun: (cell: LabCell) => void;
}

/** Five beside one another, fewer where there is less room. */
const columnsOf = (width: number): number => (width >= 900 ? 5 : width >= 560 ? 3 : 2);

export function ScatterView({ lines, personas, onOpenRun }: Props) {
  const [view, setView] = useState<'all' | 'each'>('all');
  const [selected, setSelected] = useState<string | null>(null);
  const [group, setGroup] = useState<string | null>(null);
  const ours = ourPoints(lines, personas);
  const published = publishedPoints();
  const groups = [
    { heading: words.ownPeople, set: 'ours' as const, plots: personas.map(({ id, name }) => ({ id, name, points: ourPoints(lines, personas, id) })) },
    { heading: words.publishedPeople, set: 'published' as const, plots: PUBLISHED_PERSONAS.map((id) => ({ id: `published-${id}`, name: words.publishedNames[id], points: publishedPoints(id) })) },
  ];
  const shown = (view === 'all' ? [...ours, ...published] : groups.flatMap(({ plots }) => plots.filter(({ id }) => id === group).flatMap(({ points }) => points))).find(({ key }) => key === selected);
  const open = (point: ScatterPoint): void => { if (point.set === 'ours') onOpenRun(point.cell); };
  return (
    <section className={styles.scatter} data-testid="pibench-scatter">
      <h2>{words.heading}</h2>
      <p className={styles.note} data-testid="not-comparable">{words.note}</p>
      <Chart
        title={words.title}
        note={<Segmented label={words.views.label} value={view} segments={VIEWS} onChange={(next) => { setView(next); setSelected(null); }} />}
        legend={<Legend sentence={shown ? sentenceOf(shown, view === 'all' ? [...ours, ...published] : []) : ours.length === 0 ? words.none : words.rest} />}
        {...(view === 'all' && { as: { file: 'slipstream-pibench-scatter', table: <Tables lines={lines} personas={personas} published={published} /> } })}
      >
        {(width) => (view === 'all' ? (
          <ScatterPlot points={[...published, ...ours]} width={width} name={words.picture(ours.length, published.length)} selected={selected} onSelect={setSelected} onOpen={open} />
        ) : groups.map(({ heading, set, plots }) => (
          <div key={set} className={styles.group}>
            <h4>{heading}</h4>
            <div className={styles.plots} style={{ gridTemplateColumns: `repeat(${columnsOf(width)}, minmax(0, 1fr))` }}>
              {plots.map(({ id, name, points }) => (
                <div key={id}>
                  <p>{name}</p>
                  <ScatterPlot
                    small points={points} width={(width - 16 * (columnsOf(width) - 1)) / columnsOf(width)} name={words.small(name, points.length)} selected={group === id ? selected : null}
                    onSelect={(key) => { setGroup(id); setSelected(key); }} onOpen={open}
                  />
                </div>
              ))}
            </div>
          </div>
        )))}
      </Chart>
    </section>
  );
}

/** Marks that lie over one another are told together. */
function sentenceOf(point: ScatterPoint, all: readonly ScatterPoint[]): string {
  const under = all.filter((other) => other !== point && other.set === point.set && Math.hypot(other.proc - point.proc, other.comp - point.comp) < SAME_PLACE && other.key !== point.key && other.name !== point.name).map(({ name }) => name);
  return [point.sentence, ...(under.length > 0 ? [words.also([...new Set(under)])] : []), ...(point.set === 'ours' ? [words.open] : [])].join(' ');
}

function Legend({ sentence }: { readonly sentence: string }) {
  return (
    <>
      <p className={styles.said} role="status" data-figure="scatter-point">{sentence}</p>
      <ul className={styles.legend}>
        <li><svg width="14" height="14" aria-hidden="true"><path className={styles.ours} d="M7 1l6 6l-6 6l-6 -6z" /></svg>{words.legend.ours}</li>
        <li><svg width="14" height="14" aria-hidden="true"><circle className={styles.published} cx="7" cy="7" r="4.8" /></svg>{words.legend.published}</li>
      </ul>
      <p>{words.source(PUBLISHED_SOURCE.paper, PUBLISHED_SOURCE.runs)}</p>
    </>
  );
}

function Tables({ lines, personas, published }: { readonly lines: readonly AgentLine[]; readonly personas: readonly Persona[]; readonly published: readonly ScatterPoint[] }) {
  return (
    <div className={styles.tables}>
      <div><p>{words.tables.ours}</p><TableDisclosure
        caption={words.tables.ours} columns={words.oursColumns} scrolls
        rows={lines.flatMap(({ key, agent, proc, comp, seeds, ...line }) => (proc && comp ? [{ key, cells: [labAgentName(agent), words.together(lineParts(line, personas)), words.value(proc.mean, proc.sd), words.value(comp.mean, comp.sd), `${seeds.length}`] }] : []))}
      /></div>
      <div><p>{words.tables.published}</p><TableDisclosure scrolls caption={words.tables.published} columns={words.publishedColumns} rows={published.map(({ key, name, proc, comp, procSd, compSd }) => ({ key, cells: [name, words.value(proc, procSd), words.value(comp, compSd)] }))} /></div>
    </div>
  );
}
