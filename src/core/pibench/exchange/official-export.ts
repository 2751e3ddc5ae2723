/**
 * A run of ours as the official outputs tree (pibench.md 6), as text by path:
 *
 *   outputs/<model>/<persona>/<task>/history/<stamp>-messages.jsonl, -log.jsonl
 *                                    eval/trace_<n>.txt, trace_logs/<stamp>/turn_<n>.json, results/<stamp>_result.json
 *
 * `stamp` (YYYYMMDD_HHMMSS) stands for all times: a log knows none.
 */
import type { PiEvent, PiRun } from '../events.ts';
import { runScore } from '../score/run-score.ts';
import type { Persona } from '../task.ts';
import { agentName } from './agent-name.ts';
import { insidesFile, logFile, messagesFile, traceFile } from './official-history.ts';
import { resultFile } from './official-result.ts';
import { turnedSessions } from './session-turns.ts';

/** One folder's name: nothing in it may lead elsewhere. */
export const folderName = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '_').slice(0, 100) || '_';

export function officialTree({ header, events }: PiRun, persona: Persona, stamp: string): Record<string, string> {
  const agent = agentName(header.agent);
  const score = runScore(persona, events, header.maxTurns);
  const tree: Record<string, string> = {};
  for (const session of turnedSessions(events)) {
    const task = persona.tasks.find(({ id }) => id === session.session.task);
    if (!task) continue;
    const root = `outputs/${folderName(agent)}/${folderName(persona.id)}/${folderName(task.id)}`;
    tree[`${root}/history/${stamp}-messages.jsonl`] = messagesFile(task, session, agent, stamp);
    tree[`${root}/history/${stamp}-log.jsonl`] = logFile(task, session, header);
    tree[`${root}/eval/results/${stamp}_result.json`] = resultFile(persona, task, session, score, agent, stamp);
    for (const turn of session.turns) {
      tree[`${root}/eval/trace_${turn.turn}.txt`] = traceFile(task, session, turn.turn, filesAt(events, task.id, turn.turn));
      tree[`${root}/eval/trace_logs/${stamp}/turn_${turn.turn}.json`] = insidesFile(session, turn, `${persona.id}:${task.id}`);
    }
  }
  return tree;
}

/** Files that a session wrote up to a turn. */
function filesAt(events: readonly PiEvent[], task: string, turn: number): Record<string, string> {
  const files: Record<string, string> = {};
  let here = false;
  for (const event of events) {
    if (event.type === 'session') here = event.task === task;
    if (here && event.type === 'file' && event.turn <= turn) files[event.path] = event.text;
  }
  return files;
}
