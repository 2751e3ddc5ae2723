/**
 * Results that nobody played, for views and tests: five personas of the benchmark's skeleton without a word of text, and sessions whose intents are
 * drawn as an agent's character says. A seed gives the same results everywhere.
 */
import { textSeed } from '#core/rng/text-seed.ts';
import { counterStream, counterUniform, PURPOSE } from '#core/rng/counter.ts';
import type { AgentSpec, ScriptName } from '../agents/agent.ts';
import type { IntentState } from '../events.ts';
import { MAX_TURNS } from '../play-run.ts';
import { personaScore } from '../score/persona-score.ts';
import { measures, tally } from '../score/run-score.ts';
import type { SessionRecord } from '../score/session-record.ts';
import type { HiddenIntent, Persona, Task } from '../task.ts';
import { NO_APPS } from '../simulated-pibench-persona.ts';
import { agentKey } from '../agents/agent-key.ts';
import type { LabCell } from './lab-plan.ts';
import type { LabResult } from './lab-results.ts';

const NAMES = [['field', 'Mara', 'counts newts in a reserve'], ['stage', 'Teun', 'produces plays in a town hall'], ['bikes', 'Aiko', 'keeps a small bike shop alive'], ['store', 'Piet', 'registers a museum’s objects'], ['meals', 'Salma', 'plans meals of nine schools']] as const;
/** Seeds of each task of the skeleton, by their number; none: a seed or an independent one. */
const LEANS: Readonly<Record<number, readonly number[]>> = { 5: [1], 8: [2, 3], 11: [6], 14: [7, 9], 17: [12], 19: [10, 15] };
const INDEPENDENT: ReadonlySet<number> = new Set([4, 13, 16, 18, 20]);

function intent(id: string, from: HiddenIntent['source']): HiddenIntent {
  return { id, content: `What ${id} would have said.`, provided: false, kind: 'content', source: from, spoken: null, part: null, does: null, asks: null, examples: null };
}

function task(persona: string, n: number): Task {
  const id = (k: number): string => `${persona}_task_${`${k}`.padStart(2, '0')}`;
  const seeds = (LEANS[n] ?? []).map(id);
  const role = seeds.length > 0 ? 'dependent' : INDEPENDENT.has(n) ? 'independent' : 'seed';
  const carried = seeds.flatMap((seed) => ['wish-1', 'wish-2'].slice(seeds.length - 1).map((wish) => intent(`kept-${seed.slice(-2)}-${wish}`, { from: 'session', task: seed, intent: wish })));
  return {
    id: id(n), persona, title: `Task ${n}`, description: '', role, seeds, opening: 'Could you take care of this for me?',
    intents: [...carried, ...Array.from({ length: (role === 'dependent' ? 6 : 5) - carried.length }, (_, i) => intent(`wish-${i + 1}`, { from: i === 0 ? 'profile' : 'domain' }))],
    criteria: role === 'seed' ? [] : Array.from({ length: 12 }, (_, i) => ({ text: `Criterion ${i + 1}`, weight: 1, rule: null })),
    filesRead: [], workspace: {}, apps: NO_APPS, passive: null, overdo: null, difficulty: null, trap: null,
  };
}

export const SIMULATED_PERSONAS: readonly Persona[] = NAMES.map(([id, name, line]) => ({
  id, name, line, role: '', preferences: {}, goals: [], tools: [], tasks: Array.from({ length: 20 }, (_, i) => task(id, i + 1)),
}));

/** How likely an intent is done unasked, or else asked about; a criterion met; of carried ones with memory: done. Questions of its first turn. */
interface Character {
  readonly does: number;
  readonly asks: number;
  readonly meets: number;
  readonly keeps?: number;
  readonly questions?: number;
}

const SCRIPTED: Readonly<Record<ScriptName, Character>> = {
  passive: { does: 0, asks: 0, meets: 0.93 }, 'generic-asker': { does: 0, asks: 0, meets: 0.93, questions: 5 }, 'ask-all': { does: 0, asks: 1, meets: 1, questions: 96 },
  'ask-once': { does: 0, asks: 0.12, meets: 0.94, questions: 8 }, 'profile-reader': { does: 0.18, asks: 0, meets: 0.94 }, 'memory-replayer': { does: 0, asks: 0, meets: 0.95, keeps: 0.85 },
  'over-doer': { does: 0.58, asks: 0, meets: 0.78, questions: 1 }, 'noisy-oracle': { does: 0.5, asks: 0.5, meets: 0.96, questions: 2 }, oracle: { does: 1, asks: 1, meets: 1 },
};
const MODEL: Character = { does: 0.31, asks: 0.2, meets: 0.6, keeps: 0.42, questions: 3 };

function characterOf(agent: AgentSpec): Character {
  if (agent.kind !== 'scripted') return MODEL;
  const { does, asks, finishes, script } = agent;
  return { ...SCRIPTED[script], ...(does !== undefined && { does }), ...(asks !== undefined && { asks }), ...(finishes !== undefined && { meets: 0.48 + finishes / 2 }) };
}

function record(cell: LabCell, task: Task): SessionRecord {
  const { does, asks, meets, keeps = 0, questions = 0 } = characterOf(cell.agent);
  const stream = counterStream({ seed: cell.seed, sequence: textSeed(task.id), position: textSeed(agentKey(cell.agent)), purpose: PURPOSE.draft });
  const draw = (index: number): number => counterUniform(stream, index);
  const states: Record<string, IntentState> = {};
  const stateTurns: Record<string, number> = {};
  let turn = 1;
  task.intents.forEach(({ id, source }, i) => {
    const kept = source?.from === 'session' && cell.memory !== 'none' && draw(100 + i) < keeps;
    states[id] = kept || draw(i) < does ? 'anticipated' : draw(50 + i) < asks ? 'asked' : 'missed';
    stateTurns[id] = states[id] === 'missed' ? turn++ : 1;
  });
  const ever = task.criteria.map((_, i) => draw(200 + i) < meets);
  const told = task.intents.filter(({ id }) => states[id] !== 'anticipated').length;
  return {
    task: task.id, states, stateTurns, criteriaEver: ever, criteriaLast: ever.map((yes, i) => yes && draw(300 + i) > 0.04), turns: turn, userTurns: turn - 1,
    userWords: told * 19, agentWords: 140 + 55 * turn, questions, blocks: 9 + turn, servingBlocks: Math.round((9 + turn) * (does > 0.5 && does < 1 ? 0.45 : 0.8)),
    toolCalls: 2, tokens: cell.agent.kind === 'scripted' ? 0 : 1900 * turn, failedVerdicts: 0, closed: 'resolved',
  };
}

export function simulatedResult(cell: LabCell, personas: readonly Persona[] = SIMULATED_PERSONAS): LabResult {
  const persona = personas.find(({ id }) => id === cell.persona)!;
  const sessions = persona.tasks.filter(({ id }) => cell.tasks.includes(id)).map((one) => record(cell, one));
  return { cell, score: { ...measures(sessions, MAX_TURNS), score: personaScore(sessions.map((one) => tally(persona, one))), sessions } };
}
