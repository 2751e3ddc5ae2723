/**
 * Proc and Comp of our runs as points, beside what was published: together, or person by person; what is pointed at in words; both sets as tables of their
 * own. Beside it, where it is asked for, the policy map.
 */
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
import { MAPPED } from './policy-choice.ts';
import { cellAt, PolicyPanel, type Place, type PolicyDesk } from './policy-panel.tsx';
import { policyStrings } from './policy-strings.ts';
import { ourPoints, publishedPoints, SAME_PLACE, type ScatterPoint } from './scatter-points.ts';
import { ScatterPlot } from './scatter-plot.tsx';
import { scatterStrings as words } from './scatter-strings.ts';
import styles from './scatter.module.css';

const MAPS = MAPPED.map((value) => ({ value, label: policyStrings.show[value] }));
const VIEWS = (['all', 'each'] as const).map((value) => ({ value, label: words.views[value] }));

interface Props {
  readonly lines: readonly AgentLine[];
  readonly personas: readonly Persona[];
  readonly onOpenRun: (cell: LabCell) => void;
  readonly policy: PolicyDesk;
}

/** Five beside one another, fewer where there is less room. */
const columnsOf = (width: number): number => (width >= 900 ? 5 : width >= 560 ? 3 : 2);

export function ScatterView({ lines, personas, onOpenRun, policy }: Props) {
  const [view, setView] = useState<'all' | 'each'>('all');
  const [selected, setSelected] = useState<string | null>(null);
  const [over, setOver] = useState<Place | null>(null);
  const [group, setGroup] = useState<string | null>(null);
  const ours = ourPoints(lines, personas);
  const published = publishedPoints();
  const groups = [
    { heading: words.ownPeople, set: 'ours' as const, plots: personas.map(({ id, name }) => ({ id, name, points: ourPoints(lines, personas, id) })) },
    { heading: words.publishedPeople, set: 'published' as const, plots: PUBLISHED_PERSONAS.map((id) => ({ id: `published-${id}`, name: words.publishedNames[id], points: publishedPoints(id) })) },
  ];
  const shown = (view === 'all' ? [...ours, ...published] : groups.flatMap(({ plots }) => plots.filter(({ id }) => id === group).flatMap(({ points }) => points))).find(({ key }) => key === selected);
  const landing = cellAt(policy, over ?? policy.choice);
  const open = (point: ScatterPoint): void => { if (point.set === 'ours') onOpenRun(point.cell); };
  return (
    <section className={styles.scatter} data-testid="pibench-scatter">
      <h2>{words.heading}</h2>
      <p className={styles.note} data-testid="not-comparable">{words.note}</p>
      <div className={styles.beside} data-map={policy.choice.show !== 'none' || undefined}>
        <Chart
          title={words.title}
          note={<div className={styles.choices}><Segmented label={words.views.label} value={view} segments={VIEWS} onChange={(next) => { setView(next); setSelected(null); }} /><Segmented label={policyStrings.show.label} value={policy.choice.show} segments={MAPS} onChange={(show) => { setOver(null); policy.onChoice({ ...policy.choice, show }); }} /></div>}
          legend={<Legend sentence={shown ? sentenceOf(shown, view === 'all' ? [...ours, ...published] : []) : ours.length === 0 ? words.none : words.rest} landing={landing !== undefined && view === 'all'} />}
          {...(view === 'all' && { as: { file: 'slipstream-pibench-scatter', table: <Tables lines={lines} personas={personas} ours={ours} published={published} /> } })}
        >
          {(width) => (view === 'all' ? (
            <ScatterPlot points={[...published, ...ours]} width={width} name={words.picture(ours.length, published.length)} landing={landing} selected={selected} onSelect={setSelected} onOpen={open} />
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
        <PolicyPanel desk={policy} at={landing} onOver={setOver} />
      </div>
    </section>
  );
}

/** Marks that lie over one another are told together. */
function sentenceOf(point: ScatterPoint, all: readonly ScatterPoint[]): string {
  const under = all.filter((other) => other !== point && other.set === point.set && Math.hypot(other.proc - point.proc, other.comp - point.comp) < SAME_PLACE && other.key !== point.key && other.name !== point.name).map(({ name }) => name);
  return [point.sentence, ...(under.length > 0 ? [words.also([...new Set(under)])] : []), ...(point.set === 'ours' ? [words.open] : [])].join(' ');
}

function Legend({ sentence, landing }: { readonly sentence: string; readonly landing: boolean }) {
  return (
    <>
      <p className={styles.said} role="status" data-figure="scatter-point">{sentence}</p>
      <ul className={styles.legend}>
        <li><svg width="14" height="14" aria-hidden="true"><path className={styles.ours} d="M7 1l6 6l-6 6l-6 -6z" /></svg>{words.legend.ours}</li>
        <li><svg width="14" height="14" aria-hidden="true"><circle className={styles.published} cx="7" cy="7" r="4.8" /></svg>{words.legend.published}</li>
        {landing && <li><svg width="14" height="14" aria-hidden="true"><path className={styles.landing} d="M7 0v14M0 7h14" /><rect className={styles.landing} x="3" y="3" width="8" height="8" /></svg>{policyStrings.landing}</li>}
      </ul>
      <p>{words.source(PUBLISHED_SOURCE.paper, PUBLISHED_SOURCE.runs)}</p>
    </>
  );
}

const regionOf = (point: ScatterPoint | undefined): string => (point?.region ? words.region(point.region) : words.noRegion);

function Tables({ lines, personas, ours, published }: { readonly lines: readonly AgentLine[]; readonly personas: readonly Persona[]; readonly ours: readonly ScatterPoint[]; readonly published: readonly ScatterPoint[] }) {
  return (
    <div className={styles.tables}>
      <div><p>{words.tables.ours}</p><TableDisclosure
        caption={words.tables.ours} columns={words.oursColumns} scrolls
        rows={lines.flatMap(({ key, agent, proc, comp, seeds, ...line }) => (proc && comp ? [{ key, cells: [labAgentName(agent), words.together(lineParts(line, personas)), words.value(proc.mean, proc.sd), words.value(comp.mean, comp.sd), regionOf(ours.find((point) => point.key === key)), `${seeds.length}`] }] : []))}
      /></div>
      <div><p>{words.tables.published}</p><TableDisclosure scrolls caption={words.tables.published} columns={words.publishedColumns} rows={published.map(({ key, name, proc, comp, procSd, compSd }) => ({ key, cells: [name, words.value(proc, procSd), words.value(comp, compSd)] }))} /></div>
    </div>
  );
}
