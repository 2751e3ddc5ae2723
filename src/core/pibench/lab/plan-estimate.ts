/**
 * What a plan will take, from the tasks alone. Messages: at least one a session (all was thought of), at most one for each intent and one more (each
 * had to be told). Tokens, of agents that count any: every message reads the session so far, at four characters a token, with answers of a
 * supposed length. An estimate, and shown as one; what was really used stands in the log.
 */
import type { Persona } from '../task.ts';
import type { LabCell } from './lab-plan.ts';

const CHARACTERS_PER_TOKEN = 4;
/** An answer, and the instructions and tools that go before every session. */
const ANSWER_TOKENS = 450;
const FRAME_TOKENS = 900;

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export interface PlanEstimate {
  readonly sessions: number;
  /** Of the assistant. */
  readonly messages: Bounds;
  /** Read and written, of cells whose agent is a model; of the others none. */
  readonly tokens: Bounds;
}

const sum = (bounds: readonly Bounds[]): Bounds => bounds.reduce(({ least, most }, one) => ({ least: least + one.least, most: most + one.most }), { least: 0, most: 0 });

/** Of `messages` messages: the opening, what was revealed and answered before each, and the answer itself. */
function sessionTokens(opening: string, intents: readonly string[], messages: number): number {
  let read = FRAME_TOKENS + opening.length / CHARACTERS_PER_TOKEN;
  let all = 0;
  for (let turn = 0; turn < messages; turn += 1) {
    all += read + ANSWER_TOKENS;
    read += ANSWER_TOKENS + (intents[turn]?.length ?? 0) / CHARACTERS_PER_TOKEN;
  }
  return Math.round(all);
}

export function planEstimate(personas: readonly Persona[], cells: readonly LabCell[], maxTurns: number): PlanEstimate {
  const tasks = new Map(personas.flatMap((persona) => persona.tasks.map((task) => [`${persona.id} ${task.id}`, task] as const)));
  const played = cells.flatMap((cell) => cell.tasks.flatMap((id) => {
    const task = tasks.get(`${cell.persona} ${id}`);
    return task ? [{ task, counts: cell.agent.kind === 'endpoint' || cell.agent.kind === 'tab' }] : [];
  }));
  const most = (intents: number): number => Math.min(maxTurns, intents + 1);
  return {
    sessions: played.length,
    messages: sum(played.map(({ task }) => ({ least: 1, most: most(task.intents.length) }))),
    tokens: sum(played.filter(({ counts }) => counts).map(({ task }) => {
      const of = (messages: number): number => sessionTokens(task.opening, task.intents.map(({ content }) => content), messages);
      return { least: of(1), most: of(most(task.intents.length)) };
    })),
  };
}
