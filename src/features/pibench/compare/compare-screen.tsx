/** Two runs of the person on the stage, chosen among scripted agents (played anew, since a script's run follows from its choice) and the lab's other runs. */
import { useEffect, useMemo, useState } from 'react';
import { MEMORY_MODES, type PiRun } from '#core/pibench/events.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import type { Persona } from '#core/pibench/task.ts';
import { playStrings } from '../play-strings.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import type { Compared } from '../session/screens-link.ts';
import { compareStrings as words } from './compare-strings.ts';
import { labSides, scriptSides } from './compare-sides.ts';
import { CompareView } from './compare-view.tsx';
import styles from './compare.module.css';

interface Props {
  readonly room: PibenchRoom;
  readonly persona: Persona;
  readonly others: readonly LabCell[];
  readonly compared: Compared;
  readonly onCompared: (compared: Compared) => void;
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

export function CompareScreen({ room, persona, others, compared, onCompared, onOpenRun }: Props) {
  const scripts = useMemo(() => scriptSides(persona), [persona]);
  const own = labSides(persona, others);
  const all = [...scripts, ...own];
  const groups = [...MEMORY_MODES.map((memory) => ({ label: words.groups.scripts(playStrings.memory[memory]), sides: scripts.filter(({ group }) => group === memory) })), ...(own.length > 0 ? [{ label: words.groups.lab, sides: own }] : [])];
  // a run that is no longer there leaves its side to the first
  const of = (side: 'a' | 'b') => all.find(({ value }) => value === compared[side]) ?? all[0];
  const a = useRun(room, of('a')?.cell);
  const b = useRun(room, of('b')?.cell);
  const dependent = persona.tasks.find(({ role }) => role === 'dependent')?.id ?? persona.tasks[0]!.id;
  const shown = persona.tasks.find(({ id }) => id === compared.task)?.id ?? dependent;
  return (
    <>
      <div className={styles.choose}>
        {SIDES.map((side) => (
          <label key={side}>
            {playStrings.compare[side]}
            <select value={of(side)?.value} onChange={(event) => onCompared({ ...compared, [side]: event.target.value })}>
              {groups.map(({ label, sides }) => <optgroup key={label} label={label}>{sides.map(({ value, label: name }) => <option key={value} value={value}>{name}</option>)}</optgroup>)}
            </select>
          </label>
        ))}
      </div>
      {a && b && <CompareView persona={persona} task={shown} tasks={persona.tasks.map(({ id }) => id)} a={a} b={b} onTask={(task) => onCompared({ ...compared, task })} onOpenRun={(side, one, turn) => onOpenRun(side === 'a' ? a : b, one, turn)} />}
    </>
  );
}
