/**
 * What a log says of each session: the counts that every score is made of. Nothing here asks a judge again.
 */
import type { CloseReason, IntentState, PiEvent } from '../events.ts';

export interface SessionRecord {
  readonly task: string;
  /** By intent, as it stood at the end of the log read. */
  readonly states: Readonly<Record<string, IntentState>>;
  /** Turn in which the state was reached. */
  readonly stateTurns: Readonly<Record<string, number>>;
  /** Of each criterion: yes in any turn, and yes in the last one. */
  readonly criteriaEver: readonly boolean[];
  readonly criteriaLast: readonly boolean[];
  /** Messages of the assistant, and of the user behind its opening. */
  readonly turns: number;
  readonly userTurns: number;
  /** Words of the user behind its opening, and of the assistant. */
  readonly userWords: number;
  readonly agentWords: number;
  readonly questions: number;
  readonly blocks: number;
  readonly servingBlocks: number;
  readonly toolCalls: number;
  readonly tokens: number;
  /** Verdicts that a judge could not give. */
  readonly failedVerdicts: number;
  /** null: still under way. */
  readonly closed: CloseReason | null;
}

type Building = { -readonly [Key in keyof SessionRecord]: SessionRecord[Key] extends readonly boolean[] ? boolean[] : SessionRecord[Key] extends Readonly<Record<string, infer Value>> ? Record<string, Value> : SessionRecord[Key] };

export const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

const begun = (task: string): Building => ({
  task, states: {}, stateTurns: {}, criteriaEver: [], criteriaLast: [], turns: 0, userTurns: 0, userWords: 0, agentWords: 0,
  questions: 0, blocks: 0, servingBlocks: 0, toolCalls: 0, tokens: 0, failedVerdicts: 0, closed: null,
});

/** A record per session, in the log's order. `intentsOf`: ids of a task's intents, all pending at first. */
export function sessionRecords(events: readonly PiEvent[], intentsOf: (task: string) => readonly string[]): SessionRecord[] {
  const records: Building[] = [];
  for (const event of events) {
    if (event.type === 'session') {
      const record = begun(event.task);
      for (const id of intentsOf(event.task)) record.states[id] = 'pending';
      records.push(record);
    }
    const record = records.at(-1);
    if (record) take(record, event);
  }
  return records;
}

function take(record: Building, event: PiEvent): void {
  switch (event.type) {
    case 'user':
      if (event.reason === 'opening') return;
      record.userTurns += 1;
      record.userWords += wordsIn(event.text);
      return;
    case 'tool':
      record.toolCalls += 1;
      return;
    case 'message':
      record.turns = event.turn;
      record.agentWords += wordsIn(event.text);
      record.tokens += (event.tokens?.prompt ?? 0) + (event.tokens?.completion ?? 0);
      return;
    case 'verdicts':
      record.questions += event.questions;
      record.blocks += event.blocks;
      record.servingBlocks += event.servingBlocks;
      record.criteriaLast = event.criteria.map(({ yes }) => yes);
      record.criteriaEver = record.criteriaLast.map((yes, i) => yes || record.criteriaEver[i] === true);
      for (const verdicts of [event.criteria, Object.values(event.satisfied), Object.values(event.asked)]) record.failedVerdicts += verdicts.filter(({ failed }) => failed).length;
      return;
    case 'intent':
      record.states[event.intent] = event.to;
      record.stateTurns[event.intent] = event.turn;
      return;
    case 'close':
      record.closed = event.reason;
      return;
    case 'session': case 'file': case 'delta': case 'memory': case 'notice': case 'end':
  }
}

export const count = ({ states }: SessionRecord, state: IntentState): number => Object.values(states).filter((one) => one === state).length;

/** Anticipated or asked about: what Proc counts. */
export const covered = (record: SessionRecord): number => count(record, 'anticipated') + count(record, 'asked');
export const intentCount = ({ states }: SessionRecord): number => Object.keys(states).length;
