/** The editor over the page's room: the files of the set that is shown to begin with, and drafts that outlive the tab. */
import { useCallback, useState } from 'react';
import type { Dataset } from '#core/pibench/task.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import { shippedTasks } from '../session/shipped-set.ts';
import { AuthorScreen } from './author-screen.tsx';
import { KeptDrafts } from './kept-drafts.ts';
import { taskFile } from './task-file.ts';
import { useTaskDraft } from './use-task-draft.ts';

export function DraftScreen({ room, dataset }: { readonly room: PibenchRoom; readonly dataset: Dataset }) {
  const [drafts] = useState(() => new KeptDrafts(() => localStorage));
  const textOf = useCallback(async (persona: string, task: string) => taskFile(room.openedFolder ?? (await shippedTasks()), persona, task), [room]);
  return <AuthorScreen {...useTaskDraft({ personas: dataset.kind === 'own' ? dataset.personas : [], drafts, textOf, first: room.store.getState().drafted })} />;
}
