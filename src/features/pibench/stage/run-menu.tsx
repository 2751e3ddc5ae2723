/** Taking the run along, and opening one that was taken along. */
import type { PiRun } from '#core/pibench/events.ts';
import type { Persona } from '#core/pibench/task.ts';
import { Button } from '#ui/controls/button.tsx';
import { Menu } from '#ui/controls/menu.tsx';
import { playStrings } from '../play-strings.ts';
import { RUN_FILES } from '../session/run-files.ts';
import { openRun, saveRun } from '../session/take-along.ts';

const words = playStrings.take;

interface Props {
  readonly run: PiRun | null;
  readonly persona: Persona | null;
  readonly said: string;
  readonly onSaid: (said: string) => void;
  readonly onOpen: (run: PiRun) => void;
}

export function RunMenu({ run, persona, said, onSaid, onOpen }: Props) {
  return (
    <Menu label={words.label} said={said} onOpen={() => onSaid('')}>
      {run && persona && RUN_FILES.map((kind) => <Button key={kind} kind="quiet" onClick={() => onSaid(saveRun(kind, run, persona))}>{words.files[kind]}</Button>)}
      <Button kind="quiet" onClick={() => void openRun(onOpen).then((how) => { if (how !== null) onSaid(how); })}>{words.open}</Button>
    </Menu>
  );
}
