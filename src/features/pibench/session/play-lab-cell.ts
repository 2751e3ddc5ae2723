/**
 * A cell of the lab that is played on the page: by a model, or judged by one. Where text of the visitor's leaves for it, the queue pauses as they take their
 * consent back.
 */
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import { headerOf, playRun, type RunPlan } from '#core/pibench/play-run.ts';
import { alone } from '#core/pibench/read/read-dataset.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import type { PlayCell } from '../lab/queue.ts';
import { playStrings as words } from '../play-strings.ts';
import { waitBySeconds } from './live-pibench.ts';
import type { Players, TabAgent } from './players.ts';

export interface LabCellParts {
  readonly players: Players;
  readonly tab: TabAgent;
  /** What the consent to send the set's text lasts under; null: it is ours. */
  readonly consented: () => AbortSignal | null;
  readonly pause: () => void;
}

/** Throws a sentence where the cell's persona is not in the set. */
export function personaOf({ personas }: Dataset, { persona: id }: LabCell): Persona {
  const persona = personas.find((one) => one.id === id);
  if (!persona) throw new Error(words.unread);
  return persona;
}

export const playLabCell = (set: Dataset, { players, tab, consented, pause }: LabCellParts): PlayCell => async (cell, from, tell, signal) => {
  const persona = personaOf(set, cell);
  const meter = players.meter(from);
  const [model, inTab] = [players.endpointAgent(meter), tab()];
  const agent = [model, typeof inTab === 'string' ? null : inTab].find((one) => one !== null && agentKey(one.spec) === agentKey(cell.agent));
  const judge = [RULE_JUDGE, players.endpointJudge(meter)].find((one) => one?.name === cell.judge);
  if (!agent || !judge) throw new Error(players.endpointObstacle() ?? words.noEndpoint);
  const plan: RunPlan = { dataset: alone(set, persona), persona, tasks: cell.tasks, agent, judge, memory: cell.memory, seed: cell.seed, from, wait: waitBySeconds };
  tell.header(headerOf(plan));
  const leaves = agent === model || judge !== RULE_JUDGE ? consented() : null;
  leaves?.addEventListener('abort', pause, { once: true });
  await playRun(plan, tell.event, signal).finally(() => leaves?.removeEventListener('abort', pause));
};
