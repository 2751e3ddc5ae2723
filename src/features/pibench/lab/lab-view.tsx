/** The lab as a function of what is known: what to run, how far it is, agents by people, what memory is worth, and the three findings. */
import { useMemo } from 'react';
import { labCells, type LabCell } from '#core/pibench/lab/lab-plan.ts';
import { planEstimate } from '#core/pibench/lab/plan-estimate.ts';
import { MAX_TURNS } from '#core/pibench/play-run.ts';
import type { FindingRow } from '#core/pibench/lab/finding-row.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import { Button } from '#ui/controls/button.tsx';
import { FindingsList } from './findings-list.tsx';
import { planOf, type AgentEntry, type JudgeEntry, type LabChoices } from './lab-choices.ts';
import { LabForm } from './lab-form.tsx';
import { LabMatrix } from './lab-matrix.tsx';
import { labStrings as words } from './lab-strings.ts';
import { MemoryCard } from './memory-card.tsx';
import { QueueBar, type Prices, type QueueActions } from './queue-bar.tsx';
import { resultsOf, type QueueState } from './queue.ts';
import styles from './lab.module.css';

export interface LabDesk extends QueueActions {
  readonly kind: Dataset['kind'];
  readonly personas: readonly Persona[];
  readonly agents: readonly AgentEntry[];
  readonly judges: readonly JudgeEntry[];
  readonly choices: LabChoices;
  readonly queue: QueueState;
  /** Six, or none while runs come in: their intervals take a moment. */
  readonly findings: readonly FindingRow[];
  readonly prices: Prices | null;
  readonly onChoices: (choices: LabChoices) => void;
  readonly onRun: (cells: readonly LabCell[]) => void;
  readonly onOpenRun: (cell: LabCell) => void;
  readonly onSave: (kind: 'csv' | 'jsonl') => void;
}

export function LabView({ desk }: { readonly desk: LabDesk }) {
  const { personas, agents, judges, choices, queue, findings } = desk;
  const names = useMemo(() => new Map(personas.map(({ id, name }) => [id, name])), [personas]);
  const cells = useMemo(() => labCells(personas, planOf(choices, agents)), [personas, choices, agents]);
  const estimate = useMemo(() => ({ runs: cells.length, ...planEstimate(personas, cells, MAX_TURNS) }), [personas, cells]);
  const results = useMemo(() => resultsOf(queue.items), [queue.items]);
  return (
    <div className={styles.page} data-testid="pibench-lab">
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <div><p>{words.lead}</p><p className={styles.note} data-testid="not-comparable">{words.comparable[desk.kind === 'official' ? 'official' : choices.judge === 'rules' ? 'own' : 'model']}</p></div>
      </header>
      <LabForm personas={personas} agents={agents} judges={judges} choices={choices} onChoices={desk.onChoices} estimate={estimate} onRun={() => desk.onRun(cells)} />
      <QueueBar queue={queue} names={names} prices={desk.prices} onPause={desk.onPause} onGoOn={desk.onGoOn} onStop={desk.onStop} onRetry={desk.onRetry} onClear={desk.onClear} />
      {queue.items.length > 0 && <LabMatrix personas={personas} items={queue.items} onOpenRun={desk.onOpenRun} />}
      {results.length > 0 && (
        <p className={styles.save}>
          <span>{words.save.heading}</span>
          <Button kind="quiet" onClick={() => desk.onSave('csv')}>{words.save.csv}</Button>
          <Button kind="quiet" onClick={() => desk.onSave('jsonl')}>{words.save.jsonl}</Button>
        </p>
      )}
      <div className={styles.section}><MemoryCard personas={personas} results={results} /></div>
      {findings.length > 0 && <div className={styles.section}><FindingsList rows={findings} /></div>}
    </div>
  );
}
