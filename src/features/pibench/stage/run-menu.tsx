/** Taking the run along, and opening one that was taken along. */
import { useState } from 'react';
import { decodeRun } from '#core/pibench/exchange/run-codec.ts';
import type { PiRun } from '#core/pibench/events.ts';
import type { Persona } from '#core/pibench/task.ts';
import { chooseFile } from '#ui/choose-file.ts';
import { Button } from '#ui/controls/button.tsx';
import { Menu } from '#ui/controls/menu.tsx';
import { download } from '#ui/download.ts';
import { playStrings } from '../play-strings.ts';
import { RUN_FILES, runFile, type RunFile } from '../session/run-files.ts';

const words = playStrings.take;

export function RunMenu({ run, persona, onOpen }: { readonly run: PiRun | null; readonly persona: Persona | null; readonly onOpen: (run: PiRun) => void }) {
  const [said, setSaid] = useState('');
  const save = (kind: RunFile): void => {
    if (!run || !persona) return;
    const { name, content } = runFile(kind, run, persona, new Date().toISOString());
    download(name, content);
    setSaid(words.saved(name));
  };
  const open = async (): Promise<void> => {
    const file = await chooseFile('.jsonl,.json');
    if (!file) return;
    const read = decodeRun(await file.text());
    setSaid(read.ok ? (read.cut ? words.cut : words.opened) : read.sentence);
    if (read.ok) onOpen(read.run);
  };
  return (
    <Menu label={words.label} said={said} onOpen={() => setSaid('')}>
      {run && persona && RUN_FILES.map((kind) => <Button key={kind} kind="quiet" onClick={() => save(kind)}>{words.files[kind]}</Button>)}
      <Button kind="quiet" onClick={() => void open()}>{words.open}</Button>
    </Menu>
  );
}
