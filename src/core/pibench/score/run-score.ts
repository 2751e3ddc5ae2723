/**
 * A run's scores: the two official ones, and beside them what they do not tell (pibench.md 5, "Extra measures"): how the intents came out,
 * what the first turn covered, what the user had to say, how many questions were asked for how many hits, what was lost again.
 */
import type { PiEvent } from '../events.ts';
import type { Persona } from '../task.ts';
import { compOf, personaScore, type PersonaScore, type TaskTally } from './persona-score.ts';
import { count, covered, intentCount, sessionRecords, type SessionRecord } from './session-record.ts';

export interface Measures {
  readonly intents: number;
  readonly anticipated: number;
  readonly asked: number;
  readonly missed: number;
  readonly unreached: number;
  /** Covered by the first message, of all intents; 0..1. What the first message asked about counts. */
  readonly firstTurnCoverage: number;
  /** Mean over turns 1..`maxTurns` of the share covered by then; 0..1. */
  readonly coverageArea: number;
  readonly turns: number;
  readonly userTurns: number;
  readonly userWords: number;
  readonly agentWords: number;
  readonly questions: number;
  /** Intents asked about / questions; null: none was asked. */
  readonly questionPrecision: number | null;
  /** Blocks of its messages that bore on an intent or a criterion / blocks; null: none. */
  readonly offerPrecision: number | null;
  /** Criteria that held in some turn and not in the last. */
  readonly regressions: number;
  readonly tokens: number;
  readonly toolCalls: number;
  readonly failedVerdicts: number;
  /** Sessions that ended for another reason than that nothing was pending. */
  readonly cut: number;
}

export interface RunScore extends Measures {
  /** null: no scored task was played. */
  readonly score: PersonaScore | null;
  readonly sessions: readonly SessionRecord[];
}

export function tally(persona: Persona, record: SessionRecord): TaskTally {
  const task = persona.tasks.find(({ id }) => id === record.task);
  const criteria = task?.criteria ?? [];
  return {
    task: record.task,
    seeds: task?.seeds ?? [],
    covered: covered(record),
    intents: intentCount(record),
    comp: criteria.length === 0 ? null : compOf(criteria.map(({ weight }) => weight), record.criteriaEver),
  };
}

const sumOf = <One>(items: readonly One[], of: (one: One) => number): number => items.reduce((total, one) => total + of(one), 0);
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const coveredBy = (record: SessionRecord, turn: number): number =>
  Object.entries(record.states).filter(([id, state]) => (state === 'anticipated' || state === 'asked') && record.stateTurns[id]! <= turn).length;

/** Over sessions of any personas. */
export function measures(sessions: readonly SessionRecord[], maxTurns: number): Measures {
  const intents = sumOf(sessions, intentCount);
  const questions = sumOf(sessions, (one) => one.questions);
  const asked = sumOf(sessions, (one) => count(one, 'asked'));
  return {
    intents,
    asked,
    anticipated: sumOf(sessions, (one) => count(one, 'anticipated')),
    missed: sumOf(sessions, (one) => count(one, 'missed')),
    unreached: sumOf(sessions, (one) => count(one, 'unreached')),
    firstTurnCoverage: ratio(sumOf(sessions, (one) => coveredBy(one, 1)), intents) ?? 0,
    coverageArea: ratio(sumOf(sessions, (one) => sumOf(Array.from({ length: maxTurns }, (_, i) => i + 1), (turn) => coveredBy(one, turn))), intents * maxTurns) ?? 0,
    turns: sumOf(sessions, (one) => one.turns),
    userTurns: sumOf(sessions, (one) => one.userTurns),
    userWords: sumOf(sessions, (one) => one.userWords),
    agentWords: sumOf(sessions, (one) => one.agentWords),
    questions,
    questionPrecision: ratio(Math.min(asked, questions), questions),
    offerPrecision: ratio(sumOf(sessions, (one) => one.servingBlocks), sumOf(sessions, (one) => one.blocks)),
    regressions: sumOf(sessions, ({ criteriaEver, criteriaLast }) => criteriaEver.filter((ever, i) => ever && criteriaLast[i] !== true).length),
    tokens: sumOf(sessions, (one) => one.tokens),
    toolCalls: sumOf(sessions, (one) => one.toolCalls),
    failedVerdicts: sumOf(sessions, (one) => one.failedVerdicts),
    cut: sessions.filter(({ closed }) => closed !== 'resolved').length,
  };
}

function recordsOf(persona: Persona, events: readonly PiEvent[]): SessionRecord[] {
  const intents = new Map(persona.tasks.map((task) => [task.id, task.intents.map(({ id }) => id)]));
  return sessionRecords(events, (task) => intents.get(task) ?? []);
}

const scoreOf = (persona: Persona, sessions: readonly SessionRecord[]): PersonaScore | null => personaScore(sessions.map((record) => tally(persona, record)));

/** The two official measures alone: cheap enough for every frame in which a run plays. */
export const officialScore = (persona: Persona, events: readonly PiEvent[]): PersonaScore | null => scoreOf(persona, recordsOf(persona, events));

export function runScore(persona: Persona, events: readonly PiEvent[], maxTurns: number): RunScore {
  const sessions = recordsOf(persona, events);
  return { ...measures(sessions, maxTurns), score: scoreOf(persona, sessions), sessions };
}
