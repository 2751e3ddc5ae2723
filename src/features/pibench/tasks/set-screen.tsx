/** The screen of tasks over the page's room: our own set or the visitor's, runs that came with theirs, and the way to the editor. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { agentName } from '#core/pibench/exchange/agent-name.ts';
import type { Dataset } from '#core/pibench/task.ts';
import { share } from '#ui/number-format.ts';
import { Button } from '#ui/controls/button.tsx';
import { playStrings } from '../play-strings.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import { draftKey } from '../author/use-task-draft.ts';
import { shownSet } from './shown-set.ts';
import type { TaskPlace } from './task-list.tsx';
import { TasksScreen } from './tasks-screen.tsx';
import { useOpenedSet } from './use-opened-set.ts';
import { ScrollBox } from '#ui/scroll-box.tsx';
import styles from './imported.module.css';

const words = playStrings.imported;

export function SetScreen({ room, dataset }: { readonly room: PibenchRoom; readonly dataset: Dataset }) {
  const opening = useOpenedSet(room.opened);
  const { read, set: change } = useStore(room.store);
  const shipped = useMemo(() => shownSet(dataset), [dataset]);
  const set = opening.opened.kind === 'open' && opening.opened.read ? opening.opened.read : shipped;
  const author = ({ persona, task }: TaskPlace): void => room.store.setState({ screen: 'author', drafted: draftKey(persona, task) });
  return (
    <>
      <TasksScreen set={set} opening={opening} chosen={read} onChoose={(next) => change({ read: next })} onAuthor={set.dataset.kind === 'own' ? author : null} />
      <Imported room={room} />
    </>
  );
}

/** Recorded scores beside those that our own count of the same log comes to. */
function Imported({ room }: { readonly room: PibenchRoom }) {
  const { imported } = useStore(room.store);
  if (!imported) return null;
  const figure = (value: number | null): string => (value === null ? words.untold : share(value));
  return (
    <section className={styles.imported} aria-labelledby="imported-heading" data-testid="imported">
      <h3 id="imported-heading">{words.heading(imported.runs.length)}</h3>
      {imported.faults.length > 0 && <ul className={styles.faults}>{imported.faults.slice(0, 50).map(({ file, line, sentence }) => <li key={`${file}:${line ?? ''} ${sentence}`}><code>{line === null ? file : `${file}:${line}`}</code> {sentence}</li>)}</ul>}
      {imported.runs.length > 0 && (
        <ScrollBox className={styles.table} named={{ label: words.heading(imported.runs.length) }}>
          <table>
            <thead><tr>{words.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
            <tbody>
              {imported.runs.map((one, i) => (
                <tr key={i}>
                  <th scope="row">{agentName(one.run.header.agent)}{one.repeat === null ? '' : ` ${one.repeat}`}</th><td>{one.persona.name}</td>
                  <td>{figure(one.proc.recorded)}</td><td>{figure(one.proc.recomputed)}</td><td>{figure(one.comp.recorded)}</td><td>{figure(one.comp.recomputed)}</td>
                  <td><Button kind="quiet" onClick={() => room.openImported(one)}>{words.look}</Button></td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
