/** Agents by people, filling as runs come to their end. It is a table: whoever reads rather than looks has the same. */
import { useState } from 'react';
import { grouped } from '#core/pibench/lab/grouped.ts';
import { scopedTask, type LabCell } from '#core/pibench/lab/lab-plan.ts';
import { agentLines, lineKey, type AgentLine, type PersonaLine } from '#core/pibench/lab/lab-results.ts';
import type { Persona } from '#core/pibench/task.ts';
import { ENDED } from '#core/pibench/view/state-words.ts';
import { Segmented } from '#ui/controls/segmented.tsx';
import { pibenchStrings } from '../pibench-strings.ts';
import { StateMark } from '../stage/state-mark.tsx';
import { chancesText, labAgentName, labStrings, MEASURES, type MeasureName } from './lab-strings.ts';
import { lineParts } from './line-name.ts';
import { MatrixReading } from './matrix-cell.tsx';
import { resultsOf } from './queue.ts';
import type { QueueItem } from './queue-item.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './lab-matrix.module.css';

const words = labStrings.matrix;
const SEGMENTS = MEASURES.map((value) => ({ value, label: words.measures[value] }));

const sessionsOf = ({ results }: PersonaLine): number => results.reduce((sum, { score }) => sum + score.sessions.length, 0);
const allSessions = ({ personas }: AgentLine): number => personas.reduce((sum, line) => sum + sessionsOf(line), 0);

/** The longest bar of measures that have no whole: of cells, and of whole rows, each for themselves. */
function mostOf(measure: MeasureName, lines: readonly AgentLine[]): { readonly cell: number; readonly row: number } {
  if (measure !== 'userWords' && measure !== 'regressions') return { cell: 1, row: 1 };
  const raw = (of: PersonaLine | AgentLine, sessions: number): number => (measure === 'userWords' ? of.measures.userWords / sessions : of.measures.regressions);
  return { cell: Math.max(0, ...lines.flatMap(({ personas }) => personas.map((line) => raw(line, sessionsOf(line))))), row: Math.max(0, ...lines.map((line) => raw(line, allSessions(line)))) };
}

interface Props {
  readonly personas: readonly Persona[];
  readonly items: readonly QueueItem[];
  readonly onOpenRun: (cell: LabCell) => void;
}

export function LabMatrix({ personas, items, onOpenRun }: Props) {
  const [measure, setMeasure] = useState<MeasureName>('scores');
  const lines = new Map(agentLines(resultsOf(items)).map((line) => [line.key, line]));
  const rows = [...grouped(items, ({ cell }) => lineKey(cell))];
  const columns = personas.filter(({ id }) => items.some(({ cell }) => cell.persona === id));
  const most = mostOf(measure, [...lines.values()]);
  return (
    <div className={styles.block}>
      <header className={styles.head}>
        <h2 id="lab-matrix">{words.heading}</h2>
        <Segmented label={words.measure} value={measure} segments={SEGMENTS} onChange={setMeasure} />
      </header>
      <p className={styles.note}>{words.says[measure]} {measure === 'outcomes' && <OutcomeKey />}{measure === 'scores' && <ScoreKey />}</p>
      <ScrollBox className={styles.box} named={{ by: 'lab-matrix' }}>
        <table className={styles.matrix}>
          <thead><tr><th scope="col">{words.agent}</th>{columns.map(({ id, name }) => <th key={id} scope="col">{name}</th>)}{columns.length > 1 && <th scope="col">{words.all}</th>}</tr></thead>
          <tbody>
            {rows.map(([key, own]) => {
              const { cell } = own[0]!;
              const { agent } = cell;
              const parts = [
                ...(agent.kind === 'scripted' ? [chancesText(agent) ?? words.scripted] : []), ...lineParts({ ...cell, task: scopedTask(cell) }, personas),
                // a script of an earlier visit was made again
                ...(own.some((item) => item.earlier && item.cell.agent.kind !== 'scripted') ? [words.earlier] : []),
              ];
              const line = lines.get(key);
              return (
                <tr key={key}>
                  <th scope="row"><span>{labAgentName(agent)}</span><small>{words.rest(parts)}</small></th>
                  {columns.map((persona) => (
                    <td key={persona.id}>
                      <Place items={own.filter(({ cell }) => cell.persona === persona.id)} line={line?.personas.find((one) => one.persona === persona.id)} persona={persona} measure={measure} most={most.cell} onOpenRun={onOpenRun} />
                    </td>
                  ))}
                  {columns.length > 1 && <td className={styles.all}>{line && <MatrixReading scores={line} measure={measure} sessions={allSessions(line)} most={most.row} />}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}

interface PlaceProps {
  readonly items: readonly QueueItem[];
  readonly line: PersonaLine | undefined;
  readonly persona: Persona;
  readonly measure: MeasureName;
  readonly most: number;
  readonly onOpenRun: (cell: LabCell) => void;
}

/** As soon as one seed is through its figures stand there; opened is the first. */
function Place({ items, line, persona, measure, most, onOpenRun }: PlaceProps) {
  const item = items[0];
  if (!item) return <span className={styles.state}>{words.none}</span>;
  if (!line) {
    const state = items.some((one) => one.state === 'running') ? 'running' : items.every((one) => one.state === 'failed') ? 'failed' : 'waiting';
    return <span className={styles.state} data-state={state}><span className="visually-hidden">{words[state]}</span></span>;
  }
  return (
    <button type="button" className={styles.cell} onClick={() => onOpenRun(line.results[0]!.cell)}>
      <MatrixReading scores={line} measure={measure} sessions={sessionsOf(line)} most={most} />
      <span className="visually-hidden">{words.open(labAgentName(item.cell.agent), persona.name)}</span>
    </button>
  );
}

const ScoreKey = () => <span className={styles.key} aria-hidden="true"><i className={styles.bar} data-of="proc" />{words.key.proc} <i className={styles.bar} data-of="comp" />{words.key.comp}</span>;

const OutcomeKey = () => <span className={styles.key} aria-hidden="true">{ENDED.map((state) => <span key={state}><StateMark state={state} size={12} />{pibenchStrings.states[state]}</span>)}</span>;
