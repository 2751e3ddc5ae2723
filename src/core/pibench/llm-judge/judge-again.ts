/**
 * A run's verdicts beside those of another judge on the same turns (pibench.md 8.3, dual judge): each question that was answered in the log is put
 * again, with what was known at that turn. The run stays as it was; only its questions are asked anew.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { insist, type WaitSeconds } from '../agents/insist.ts';
import type { PiEvent, PiRun, VerdictsEvent } from '../events.ts';
import type { Judge, JudgedTurn, Verdict } from '../judge.ts';
import type { Persona, Task } from '../task.ts';
import type { JudgedPair } from './agreement.ts';

export type JudgedKind = 'did' | 'asked' | 'criterion';

export interface JudgedAgain extends JudgedPair {
  readonly task: string;
  readonly turn: number;
  readonly kind: JudgedKind;
  /** The intent or the criterion, as it is written. */
  readonly item: string;
  readonly message: string;
  /** Files that the judges saw. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Question {
  readonly task: Task;
  readonly turn: JudgedTurn;
  readonly said: VerdictsEvent;
}

/** What stood before a judge at each verdict of the log. Sessions of tasks that the persona lacks are left out. */
export function questionsOf(events: readonly PiEvent[], persona: Persona): readonly Question[] {
  const questions: Question[] = [];
  let task: Task | undefined;
  let [messages, userSaid, tools]: [string[], string[], JudgedTurn['tools'][number][]] = [[], [], []];
  let files: Record<string, string> = {};
  for (const event of events) {
    if (event.type === 'session') {
      task = persona.tasks.find(({ id }) => id === event.task);
      [messages, userSaid, tools, files] = [[], [], [], {}];
    } else if (event.type === 'user') userSaid.push(event.text);
    else if (event.type === 'message') messages.push(event.text);
    else if (event.type === 'tool' && event.failed !== true) tools.push({ name: event.name, args: event.args });
    else if (event.type === 'file' && task?.filesRead.includes(event.path)) files = { ...files, [event.path]: event.text };
    else if (event.type === 'verdicts' && task) questions.push({ task, said: event, turn: { message: messages.at(-1) ?? '', earlier: messages.slice(0, -1), files, tools: [...tools], userSaid: [...userSaid] } });
  }
  return questions;
}

const fingerprint = (turn: JudgedTurn): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(turn)))).slice(0, 12);

export interface AskedAgain {
  readonly signal: AbortSignal;
  readonly wait: WaitSeconds;
  /** How far it is, and what there is by then. */
  readonly onTurn?: (done: number, all: number, pairs: readonly JudgedAgain[]) => void;
}

/** What may pass is waited out; rejects where the judge does not come back, and where it was stopped. */
export async function judgeAgain(run: PiRun, persona: Persona, judge: Judge, { signal, wait, onTurn }: AskedAgain): Promise<readonly JudgedAgain[]> {
  const asked = <Given>(ask: () => Promise<Given>): Promise<Given> => insist(ask, wait, signal);
  const pairs: JudgedAgain[] = [];
  const questions = questionsOf(run.events, persona);
  for (const [i, { task, turn, said }] of questions.entries()) {
    const of = fingerprint(turn);
    const add = (kind: JudgedKind, id: string, item: string, first: Verdict, second: Verdict | undefined): void => {
      // the same words in another run are another question
      const key = `${task.id}/${said.turn}/${kind}/${id}#${of}`;
      pairs.push({ key, task: task.id, turn: said.turn, kind, item, message: turn.message, files: turn.files, first, second: second ?? { yes: false, evidence: [], failed: true } });
    };
    for (const [kind, firsts] of [['did', said.satisfied], ['asked', said.asked]] as const) {
      const intents = task.intents.filter(({ id }) => Object.hasOwn(firsts, id));
      if (intents.length === 0) continue;
      const seconds = await asked<readonly Verdict[]>(() => (kind === 'did' ? judge.satisfied(turn, intents, signal) : judge.asked(turn, intents, signal)));
      for (const [at, { id, content }] of intents.entries()) add(kind, id, content, firsts[id]!, seconds[at]);
    }
    const criteria = task.criteria.slice(0, said.criteria.length);
    if (criteria.length > 0) {
      const seconds = await asked(() => judge.criteria(turn, criteria, signal));
      for (const [at, { text }] of criteria.entries()) add('criterion', `${at + 1}`, text, said.criteria[at]!, seconds[at]);
    }
    signal.throwIfAborted();
    onTurn?.(i + 1, questions.length, [...pairs]);
  }
  return pairs;
}
