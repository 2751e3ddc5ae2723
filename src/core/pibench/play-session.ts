/**
 * One session: the user opens, the assistant answers, the judges look, the user goes on (user-step.ts), until nothing is pending or a limit is
 * met. All of it becomes events; nothing else is kept.
 */
import { AgentFault, type Agent, type AgentAnswer, type AgentRequest } from './agents/agent.ts';
import { insist, type WaitSeconds } from './agents/insist.ts';
import { callTool, describeTools, type AppState } from './apps/app-tools.ts';
import type { CloseReason, FileEvent, IntentState, MemoryMode, PiEvent, ToolEvent } from './events.ts';
import type { Judge, JudgedTurn, Verdict } from './judge.ts';
import { MOST_NOTE_LINES, type Memory, type PlayedSession } from './memory.ts';
import { countBlocks } from './rules/count-blocks.ts';
import type { HiddenIntent, Persona, Task, ToolCall } from './task.ts';
import { userStep } from './user-step.ts';

export interface SessionRules {
  readonly maxTurns: number;
  readonly reveal: 'official' | 'spoken';
  readonly mode: MemoryMode;
}

export interface SessionPlan {
  readonly persona: Persona;
  readonly task: Task;
  readonly agent: Agent;
  readonly judge: Judge;
  readonly rules: SessionRules;
  readonly memory: Memory;
  /** What earlier sessions left in the workspace; the task's own files replace those of the same name. */
  readonly files: Readonly<Record<string, string>>;
  /** Before a turn is tried again. */
  readonly wait: WaitSeconds;
}

export interface SessionEnd {
  readonly played: PlayedSession;
  readonly files: Readonly<Record<string, string>>;
  readonly reason: CloseReason;
}

type Emit = (event: PiEvent) => void;

/** Plays it to its end and never throws: what went wrong is how it closed. */
export async function playSession(plan: SessionPlan, emit: Emit, signal: AbortSignal): Promise<SessionEnd> {
  const session = new Session(plan, emit, signal);
  const { reason, text } = await session.play();
  return session.close(reason, text);
}

class Session {
  readonly #plan: SessionPlan;
  readonly #emit: Emit;
  readonly #signal: AbortSignal;
  #state: AppState;
  #turn = 0;
  readonly #states: Record<string, IntentState> = {};
  readonly #messages: { from: 'user' | 'agent'; text: string; reveals: readonly string[] }[] = [];
  readonly #calls: ToolCall[] = [];
  readonly #wrote = new Set<string>();
  /** What the try at hand did: logged once it holds, so that one that broke off did nothing. */
  #deeds: (ToolEvent | FileEvent)[] = [];

  constructor(plan: SessionPlan, emit: Emit, signal: AbortSignal) {
    this.#plan = plan;
    this.#emit = emit;
    this.#signal = signal;
    const { task, files } = plan;
    this.#state = { data: task.apps, files: { ...files, ...task.workspace }, made: { draft: 0, event: 0, task: 0 } };
    for (const { id } of task.intents) this.#states[id] = 'pending';
  }

  async play(): Promise<{ reason: CloseReason; text?: string }> {
    const { task, memory, rules } = this.#plan;
    this.#emit({ type: 'session', task: task.id, files: Object.keys(this.#state.files).sort(), apps: this.#state.data, memory: memory.text });
    this.#say(task.opening, 'opening', []);
    for (const { id, provided } of task.intents) if (provided) this.#move(id, 'missed');
    while (this.#turn < rules.maxTurns) {
      this.#turn += 1;
      let answer: AgentAnswer;
      try {
        answer = await this.#answer();
      } catch (fault) {
        return this.#failure(fault, 'The agent failed in a way that it did not explain: run the task again.');
      }
      this.#emit({ type: 'message', turn: this.#turn, ...answer });
      this.#messages.push({ from: 'agent', text: answer.text, reveals: [] });
      try {
        if (await this.#judge(answer.text)) return { reason: 'resolved' };
      } catch (fault) {
        return this.#failure(fault, 'The judge gave no verdict, so this session could not go on: check the judge, then run the task again.');
      }
    }
    return { reason: 'max-turns' };
  }

  #failure(fault: unknown, sentence: string): { reason: CloseReason; text?: string } {
    if (this.#signal.aborted) return { reason: 'stopped' };
    return fault instanceof AgentFault ? { reason: fault.reason, text: fault.message } : { reason: 'error', text: sentence };
  }

  async close(reason: CloseReason, text: string | undefined): Promise<SessionEnd> {
    for (const { id } of this.#plan.task.intents) if (this.#states[id] === 'pending') this.#move(id, 'unreached');
    const { task } = this.#plan;
    const notes = await this.#notes(reason === 'resolved' || reason === 'max-turns');
    this.#emit({ type: 'close', task: task.id, turn: this.#turn, reason, ...(text !== undefined && { text }) });
    return { played: { task, said: this.#messages, states: this.#states, wrote: [...this.#wrote], notes }, files: this.#state.files, reason };
  }

  /** Of a session that failed, or where nobody could be asked, an agent that takes notes of its own has none: ours would say more than it ever noted. */
  async #notes(whole: boolean): Promise<string | null> {
    const { agent, rules } = this.#plan;
    if (rules.mode !== 'notes' || !agent.takeNotes) return null;
    if (!whole) return '';
    try {
      return await this.#insist(() => agent.takeNotes!(this.#request(), MOST_NOTE_LINES, this.#signal));
    } catch (fault) {
      if (!this.#signal.aborted) this.#emit({ type: 'notice', text: `No notes were taken of this session. ${fault instanceof AgentFault ? fault.message : 'The agent failed in a way that it did not explain.'}` });
      return '';
    }
  }

  /** Every try begins with the files and apps as they were before the turn. */
  async #answer(): Promise<AgentAnswer> {
    const before = this.#state;
    const undo = (): void => {
      this.#state = before;
      this.#deeds = [];
    };
    try {
      const answer = await this.#insist(() => {
        undo();
        return this.#plan.agent.respond(this.#request(), this.#signal);
      });
      for (const deed of this.#deeds) this.#log(deed);
      return answer;
    } catch (fault) {
      undo();
      throw fault;
    }
  }

  #log(deed: ToolEvent | FileEvent): void {
    this.#emit(deed);
    if (deed.type === 'file') this.#wrote.add(deed.path);
    else if (deed.failed !== true) this.#calls.push({ name: deed.name, args: deed.args });
  }

  #say(text: string, reason: 'opening' | 'asked' | 'told', reveals: readonly string[]): void {
    this.#emit({ type: 'user', text, reason, reveals });
    this.#messages.push({ from: 'user', text, reveals });
  }

  #move(intent: string, to: Exclude<IntentState, 'pending'>): void {
    this.#states[intent] = to;
    this.#emit({ type: 'intent', turn: this.#turn, intent, to });
  }

  #request(): AgentRequest {
    const { persona, task, memory, rules } = this.#plan;
    return {
      persona,
      task,
      turn: this.#turn,
      messages: this.#messages,
      memory: { mode: rules.mode, ...memory },
      files: this.#state.files,
      tools: describeTools(persona.tools),
      call: (call) => this.#call(call),
      emit: (text) => this.#emit({ type: 'delta', turn: this.#turn, text }),
    };
  }

  #call({ name, args }: ToolCall): { result: string; failed: boolean } {
    const { result, failed, state } = callTool(this.#state, { name, args });
    this.#state = state;
    const turn = this.#turn;
    this.#deeds.push({ type: 'tool', turn, name, args, result, ...(failed && { failed }) });
    const { path } = args;
    if (!failed && name === 'files__write' && typeof path === 'string') this.#deeds.push({ type: 'file', turn, path, text: state.files[path]! });
    return { result, failed };
  }

  /** Asked for again where that may help: a turn of the agent, its notes, or a judge that is a model too. */
  #insist<Given>(ask: () => Promise<Given>): Promise<Given> {
    return insist(ask, this.#plan.wait, this.#signal, ({ message }) => this.#emit({ type: 'notice', text: message }));
  }

  /** Verdicts, and what the user makes of them; true: nothing is pending any more. */
  async #judge(message: string): Promise<boolean> {
    const { task, judge, rules } = this.#plan;
    const turn: JudgedTurn = {
      message,
      earlier: this.#messages.slice(0, -1).filter(({ from }) => from === 'agent').map(({ text }) => text),
      files: Object.fromEntries(task.filesRead.filter((path) => this.#wrote.has(path)).map((path) => [path, this.#state.files[path]!])),
      tools: this.#calls,
      userSaid: this.#messages.filter(({ from }) => from === 'user').map(({ text }) => text),
    };
    const pending = task.intents.filter(({ id }) => this.#states[id] === 'pending');
    const satisfied = byId(pending, await this.#insist(() => judge.satisfied(turn, pending, this.#signal)));
    const open = pending.filter(({ id }) => satisfied[id]?.yes !== true);
    const asked = byId(open, open.length === 0 ? [] : await this.#insist(() => judge.asked(turn, open, this.#signal)));
    const criteria = task.criteria.length === 0 ? [] : await this.#insist(() => judge.criteria(turn, task.criteria, this.#signal));
    const all: Verdict[] = [...Object.values(satisfied), ...Object.values(asked), ...criteria];
    this.#emit({ type: 'verdicts', turn: this.#turn, satisfied, asked, criteria, ...countBlocks(turn, all) });

    const yes = (verdicts: Readonly<Record<string, Verdict>>): Set<string> => new Set(Object.keys(verdicts).filter((id) => verdicts[id]!.yes));
    const step = userStep(pending.map(({ id }) => id), yes(satisfied), yes(asked));
    for (const id of step.anticipated) this.#move(id, 'anticipated');
    if (step.end) return true;
    for (const id of step.asked) this.#move(id, 'asked');
    for (const id of step.missed) this.#move(id, 'missed');
    const told = [...step.asked, ...step.missed];
    const words = (intent: HiddenIntent): string => (rules.reveal === 'spoken' ? intent.spoken : null) ?? intent.content;
    this.#say(told.map((id) => words(task.intents.find((intent) => intent.id === id)!).trim()).join('\n'), step.asked.length > 0 ? 'asked' : 'told', told);
    return false;
  }
}

const byId = <One extends Verdict>(intents: readonly HiddenIntent[], verdicts: readonly One[]): Record<string, One> =>
  Object.fromEntries(intents.flatMap(({ id }, i) => (verdicts[i] === undefined ? [] : [[id, verdicts[i]]])));
