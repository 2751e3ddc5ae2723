/** The session at a cursor with its task, as they may be shown: logins of official tasks are masked. What has not changed stays the same object. */
import type { PiRun } from '#core/pibench/events.ts';
import type { LoginMask } from '#core/pibench/exchange/login-mask.ts';
import { loginMaskOf, maskedTask } from '#core/pibench/exchange/masked-run.ts';
import type { Persona, Task } from '#core/pibench/task.ts';
import { maskedView } from '#core/pibench/view/masked-view.ts';
import { blankStage, stageAt, type SessionView } from '#core/pibench/view/stage-at.ts';

export interface ShownSession {
  readonly view: SessionView;
  /** null: it is not among the persona's. */
  readonly task: Task | null;
  /** null: nothing is masked. */
  readonly mask: LoginMask | null;
}

const masked = new WeakMap<Task, Task>();

function shownTask(task: Task, mask: LoginMask): Task {
  const had = masked.get(task) ?? maskedTask(task, mask);
  masked.set(task, had);
  return had;
}

export function shownSession({ header, events }: PiRun, cursor: number, persona: Persona): ShownSession {
  const view = stageAt(events, cursor) ?? blankStage(header.tasks[0] ?? '');
  const mask = header.dataset.kind === 'official' ? loginMaskOf(persona) : null;
  const task = persona.tasks.find(({ id }) => id === view.task) ?? null;
  return { view: mask ? maskedView(view, mask) : view, task: mask && task ? shownTask(task, mask) : task, mask };
}
