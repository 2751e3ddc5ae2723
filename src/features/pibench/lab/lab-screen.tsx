/** The lab over the page's queue: which agents and judges there are, what a cell of the matrix opens, what is saved. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { findings } from '#core/pibench/lab/findings.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { download } from '#ui/download.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import { playStrings } from '../play-strings.ts';
import { SCRIPTED_AGENTS, type AgentEntry, type JudgeEntry } from './lab-choices.ts';
import { labAgentName } from './lab-strings.ts';
import { csvOf, jsonLinesOf, labRows } from './lab-table.ts';
import { LabView } from './lab-view.tsx';
import { resultsOf, type LabQueue } from './queue.ts';

interface Props {
  readonly room: PibenchRoom;
  readonly dataset: Dataset;
  readonly queue: LabQueue;
  readonly onOpenRun: (cell: LabCell) => void;
}

/** A model has a line of its own once it can be asked; until then the line says what it waits for, and where to see to it. */
function entriesOf(room: PibenchRoom): readonly AgentEntry[] {
  const model = room.players.endpointAgent();
  const tab = room.tabAgent();
  return [
    ...SCRIPTED_AGENTS.map((agent): AgentEntry => ({ key: agentKey(agent), name: labAgentName(agent), agent })),
    model ? entry(model.spec) : { key: 'endpoint', name: playStrings.agents.endpoint, agent: null, waitsFor: room.players.endpointObstacle() ?? '' },
    typeof tab === 'string' ? { key: 'tab', name: playStrings.agents.tab, agent: null, waitsFor: tab } : entry(tab.spec),
  ];
}

const entry = (agent: AgentEntry['agent'] & object): AgentEntry => ({ key: agentKey(agent), name: labAgentName(agent), agent });

export function LabScreen({ room, dataset, queue, onOpenRun }: Props) {
  const state = useStore(queue.store);
  const { labChoices, set } = useStore(room.store);
  const judge = room.players.endpointJudge();
  const results = useMemo(() => resultsOf(state.items), [state.items]);
  const rows = useMemo(() => (state.running ? [] : findings(dataset.personas, results)), [state.running, dataset, results]);
  const judges: readonly JudgeEntry[] = [
    { name: 'rules', label: playStrings.judges.rules },
    judge ? { name: judge.name, label: judge.name } : { name: 'endpoint', label: playStrings.judges.endpoint, waitsFor: room.players.endpointObstacle() ?? '' },
  ];
  const save = (kind: 'csv' | 'jsonl'): void => {
    const rows = labRows(results, dataset);
    download(`pibench-lab.${kind}`, new Blob([kind === 'csv' ? csvOf(rows) : jsonLinesOf(rows)], { type: kind === 'csv' ? 'text/csv' : 'application/jsonl' }));
  };
  return (
    <LabView
      desk={{
        kind: dataset.kind, personas: dataset.personas, agents: entriesOf(room), judges, choices: labChoices, onChoices: (choices) => set({ labChoices: choices }),
        queue: state, findings: rows, prices: null, onOpenRun, onSave: save,
        onRun: (cells) => {
          queue.add(cells);
          queue.start();
        },
        onPause: () => queue.pause(), onGoOn: () => queue.start(), onStop: () => queue.stop(), onRetry: () => queue.retry(), onClear: () => queue.clear(),
      }}
    />
  );
}
