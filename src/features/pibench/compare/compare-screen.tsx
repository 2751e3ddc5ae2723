/** Two runs of the person on the stage, chosen among scripted agents (played anew, since a script's run follows from its choice) and the lab's other runs. */
import { useEffect, useState } from 'react';
import { SCRIPTS } from '#core/pibench/agents/agent.ts';
import type { PiRun } from '#core/pibench/events.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import { labCells, type LabCell } from '#core/pibench/lab/lab-plan.ts';
import { isScripted } from '#core/pibench/lab/play-scripted.ts';
import type { Persona } from '#core/pibench/task.ts';
import { labAgentName } from '../lab/lab-strings.ts';
import { playStrings } from '../play-strings.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import { CompareView } from './compare-view.tsx';
import styles from './compare.module.css';

interface Props {
  readonly room: PibenchRoom;
  readonly persona: Persona;
  readonly others: readonly LabCell[];
  readonly onOpenRun: (run: PiRun, task: string, turn: number) => void;
}

const SIDES = ['a', 'b'] as const;

function useRun(room: PibenchRoom, cell: LabCell | undefined): PiRun | null {
  const [held, setHeld] = useState<{ readonly id: string; readonly run: PiRun } | null>(null);
  useEffect(() => {
    let gone = false;
    if (cell) void room.runOf(cell).then(({ run }) => { if (!gone) setHeld({ id: cell.id, run }); }, () => undefined);
    return () => { gone = true; };
  }, [room, cell]);
  return held?.id === cell?.id ? (held?.run ?? null) : null;
}

export function CompareScreen({ room, persona, others, onOpenRun }: Props) {
  const [cells] = useState(() => new Map<string, readonly LabCell[]>());
  let scripted = cells.get(persona.id);
  if (!scripted) {
    scripted = labCells([persona], { scope: { kind: 'all' }, agents: SCRIPTS.map((script) => ({ kind: 'scripted', script })), memories: ['notes'], seeds: [1], judge: 'rules' });
    cells.set(persona.id, scripted);
  }
  const all = [...scripted, ...others.filter((cell) => cell.persona === persona.id && !isScripted(cell))];
  const [chosen, setChosen] = useState({ a: 'passive', b: 'memory-replayer' });
  const of = (side: 'a' | 'b'): LabCell | undefined => all.find(({ agent }) => agentKey(agent) === chosen[side]) ?? all[0];
  const a = useRun(room, of('a'));
  const b = useRun(room, of('b'));
  const dependent = persona.tasks.find(({ role }) => role === 'dependent')?.id ?? persona.tasks[0]!.id;
  const [task, setTask] = useState<string | null>(null);
  const shown = persona.tasks.some(({ id }) => id === task) ? task! : dependent;
  return (
    <>
      <div className={styles.choose}>
        {SIDES.map((side) => (
          <label key={side}>
            {playStrings.compare[side]}
            <select value={chosen[side]} onChange={(event) => setChosen({ ...chosen, [side]: event.target.value })}>
              {all.map(({ id, agent }) => <option key={id} value={agentKey(agent)}>{labAgentName(agent)}</option>)}
            </select>
          </label>
        ))}
      </div>
      {a && b && <CompareView persona={persona} task={shown} tasks={persona.tasks.map(({ id }) => id)} a={a} b={b} onTask={setTask} onOpenRun={(side, one, turn) => onOpenRun(side === 'a' ? a : b, one, turn)} />}
    </>
  );
}
