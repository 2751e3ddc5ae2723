/** What earlier sessions are worth to an agent that was run with and without them. */
import { useMemo, useState } from 'react';
import { grouped } from '#core/pibench/lab/grouped.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import { footingKey, type LabResult } from '#core/pibench/lab/lab-results.ts';
import { scopedTask } from '#core/pibench/lab/lab-plan.ts';
import { memoryGain, memoryPairs, type MemoryPairs } from '#core/pibench/lab/memory-gain.ts';
import { PUBLISHED_ABLATION } from '#core/pibench/score/published.ts';
import type { Persona } from '#core/pibench/task.ts';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { labAgentName, labStrings } from './lab-strings.ts';
import { footingParts } from './line-name.ts';
import { PairedDots } from './paired-dots.tsx';
import styles from './memory-card.module.css';

const words = labStrings.memory;

interface Paired {
  readonly key: string;
  /** With who judged it, and on which task, where these are not the usual ones. */
  readonly name: string;
  readonly pairs: MemoryPairs;
}

const meanGain = ({ pairs: { pairs } }: Paired): number => pairs.reduce((sum, { procOn, procOff }) => sum + procOn - procOff, 0) / pairs.length;

/** The one that gains most first. */
function pairedAgents(personas: readonly Persona[], results: readonly LabResult[]): readonly Paired[] {
  const all = [...grouped(results, ({ cell }) => `${agentKey(cell.agent)} | ${footingKey(cell)}`)].flatMap(([key, own]): Paired[] => {
    const pairs = memoryPairs(personas, own);
    const { cell } = own[0]!;
    const name = labStrings.matrix.rest([labAgentName(cell.agent), ...footingParts({ judge: cell.judge, task: scopedTask(cell) }, personas)]);
    return pairs ? [{ name, key, pairs }] : [];
  });
  return all.sort((a, b) => meanGain(b) - meanGain(a));
}

interface Props {
  readonly personas: readonly Persona[];
  readonly results: readonly LabResult[];
}

export function MemoryCard({ personas, results }: Props) {
  const agents = useMemo(() => pairedAgents(personas, results), [personas, results]);
  const [wanted, setWanted] = useState<string | null>(null);
  const shown = agents.find(({ key }) => key === wanted) ?? agents[0];
  const pairs = shown?.pairs;
  const gain = useMemo(() => (pairs ? memoryGain(pairs) : null), [pairs]);
  const titles = useMemo(() => new Map(personas.flatMap(({ name, tasks }) => tasks.map(({ id, title }) => [id, `${name}: ${title}`] as const))), [personas]);
  return (
    <section className={styles.card} aria-labelledby="lab-memory">
      <header className={styles.head}>
        <h2 id="lab-memory">{words.heading}</h2>
        {agents.length > 1 && (
          <select aria-label={words.choose} value={shown!.key} onChange={(event) => setWanted(event.target.value)}>
            {agents.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
          </select>
        )}
      </header>
      {!shown || !gain?.procGain || !gain.gain ? <p className={styles.quiet}>{words.empty}</p> : (
        <>
          <p className={styles.said} data-figure="memory-gain">{words.gain(gain.procGain.mean, gain.procGain.interval.low, gain.procGain.interval.high, gain.pairs.length)} {words.carried(gain.gain.mean)}</p>
          <Chart
            title={shown.name}
            note={words.note(labStrings.choose.memories[gain.on])}
            legend={words.paper(PUBLISHED_ABLATION.model)}
            as={{
              file: 'slipstream-pibench-memory',
              table: (
                <TableDisclosure
                  caption={words.table} columns={words.columns} scrolls
                  rows={gain.pairs.map(({ task, procOn, procOff, on, off }) => ({ key: task, cells: [titles.get(task) ?? task, words.hundred(procOn), words.hundred(procOff), words.points(procOn - procOff), words.hundred(on), words.hundred(off)] }))}
                />
              ),
            }}
          >
            {(width) => <PairedDots gain={gain} personas={personas} width={width} name={words.picture(shown.name, gain.procGain!.mean, gain.pairs.length)} />}
          </Chart>
        </>
      )}
    </section>
  );
}
