/** The lab in its states, on results that nobody played. Choices can be made, and change nothing. */
import { useState, type ReactNode } from 'react';
import type { AgentSpec } from '#core/pibench/agents/agent.ts';
import { findings } from '#core/pibench/lab/findings.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import { labCells, type LabCell } from '#core/pibench/lab/lab-plan.ts';
import { SIMULATED_PERSONAS, simulatedResult } from '#core/pibench/lab/simulated-results.ts';
import type { PiEvent } from '#core/pibench/events.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { FIRST_CHOICES, planOf, SCRIPTED_AGENTS, type AgentEntry, type LabChoices } from '../lab/lab-choices.ts';
import { labAgentName, labStrings } from '../lab/lab-strings.ts';
import { LabView } from '../lab/lab-view.tsx';
import { resultsOf, type QueueState } from '../lab/queue.ts';
import { waitingItem, type QueueItem } from '../lab/queue-item.ts';
import { faults, judges, labExhibits, waits } from './lab-exhibit-strings.ts';

const ignore = (): void => undefined;
const model: AgentSpec = { kind: 'endpoint', host: 'localhost:8000', model: 'small-model-8b' };
const entry = (agent: AgentSpec): AgentEntry => ({ key: agentKey(agent), name: labAgentName(agent), agent });
const scripted = SCRIPTED_AGENTS.map(entry);
const AGENTS: readonly AgentEntry[] = [...scripted, { key: 'endpoint', name: faults.endpointName, agent: null, waitsFor: waits.endpoint }, { key: 'tab', name: faults.tabName, agent: null, waitsFor: waits.tab }];
const WITH_MODEL: readonly AgentEntry[] = [...scripted, entry(model), AGENTS.at(-1)!];
const JUDGES = [{ name: 'rules', label: judges.rules }, { name: 'model', label: judges.model, waitsFor: waits.judge }];

const done = (cell: LabCell): QueueItem => ({ ...waitingItem(cell), state: 'done', over: cell.tasks.length, score: simulatedResult(cell).score });
const cellsOf = (choices: LabChoices, agents = AGENTS): LabCell[] => labCells(SIMULATED_PERSONAS, planOf(choices, agents));
const queue = (items: readonly QueueItem[], part: Partial<QueueState> = {}): QueueState => ({ items, running: false, msPerSession: { scripted: 6, page: 9000 }, forgetting: false, notice: null, ...part });

const both: LabChoices = { ...FIRST_CHOICES, memories: ['transcript', 'none'], seeds: 2 };
const half = (choices: LabChoices): readonly QueueItem[] => cellsOf(choices).map((cell, i): QueueItem => (i < 27 ? done(cell) : { ...waitingItem(cell), state: i < 29 ? 'running' : 'waiting' }));
const modelChoices: LabChoices = { ...FIRST_CHOICES, agents: [agentKey(model), ...FIRST_CHOICES.agents.slice(0, 2)], memories: ['notes'] };
const spoke: readonly PiEvent[] = [{ type: 'message', turn: 1, text: '', tokens: { prompt: 48_200, completion: 9_310 } }];
const broken = (): readonly QueueItem[] => cellsOf(modelChoices, WITH_MODEL).map((cell, i): QueueItem => {
  if (cell.agent.kind === 'scripted') return done(cell);
  return i % 5 < 2 ? { ...done(cell), events: spoke } : i % 5 === 2 ? { ...waitingItem(cell), state: 'failed', over: 7, events: spoke, text: faults.gone } : waitingItem(cell);
});

function mixed(): readonly QueueItem[] {
  const judged = cellsOf({ ...modelChoices, judge: 'other-model (localhost:9000)', agents: [agentKey(model)] }, WITH_MODEL);
  const single = cellsOf({ ...modelChoices, scope: { kind: 'task', persona: 'bikes', task: 'bikes_task_08' } }, WITH_MODEL);
  return [...cellsOf(modelChoices, WITH_MODEL), ...judged, ...single].map((cell): QueueItem => ({ ...done(cell), earlier: cell.agent.kind !== 'scripted' }));
}

interface Scene {
  readonly choices?: LabChoices;
  readonly agents?: readonly AgentEntry[];
  /** Made when it is looked at: results of hundreds of sessions would hold up every other exhibit. */
  readonly queue: () => QueueState;
}

function Scened({ choices: first = FIRST_CHOICES, agents = AGENTS, queue: made }: Scene) {
  const [choices, onChoices] = useState(first);
  const [shown] = useState(made);
  const [rows] = useState(() => (shown.running ? [] : findings(SIMULATED_PERSONAS, resultsOf(shown.items))));
  return (
    <LabView
      desk={{
        kind: 'own', personas: SIMULATED_PERSONAS, agents, judges: JUDGES, choices, onChoices, queue: shown, findings: rows, prices: { prompt: 0.4, completion: 1.6 },
        onRun: ignore, onOpenRun: ignore, onSave: ignore, onPause: ignore, onGoOn: ignore, onStop: ignore, onRetry: ignore, onClear: ignore,
      }}
    />
  );
}

const of = (scene: Scene) => (): ReactNode => <Scened {...scene} />;

export const labSection: ExhibitSection = exhibitSection('pibench-lab', labExhibits, {
  empty: of({ queue: () => queue([]) }),
  forgetting: of({ queue: () => queue([], { forgetting: true }) }),
  unforgotten: of({ queue: () => queue([], { notice: labStrings.kept.refused }) }),
  filling: of({ queue: () => queue(half(FIRST_CHOICES), { running: true }) }),
  done: of({ choices: both, queue: () => queue(cellsOf(both).map(done)) }),
  mixed: of({ choices: modelChoices, agents: WITH_MODEL, queue: () => queue(mixed()) }),
  broken: of({ choices: modelChoices, agents: WITH_MODEL, queue: () => queue(broken(), { notice: labStrings.kept.refused }) }),
});
