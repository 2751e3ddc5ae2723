/**
 * One task's official files as the events of a session: what was said, which intents the simulator found satisfied or asked about, what it told
 * unasked, and the verdicts on criteria, turn by turn.
 */
import type { CloseReason, PiEvent, VerdictsEvent } from '../events.ts';
import type { AskVerdict, QuestionStyle, Verdict } from '../judge.ts';
import { MAX_TURNS } from '../play-run.ts';
import { countBlocks } from '../rules/count-blocks.ts';
import type { Task } from '../task.ts';
import { placeOf, saysYes, type SimulatorLog, type TurnDecisions } from './official-log.ts';
import type { OfficialDecision, OfficialInsides, OfficialMessage } from './official-schema.ts';

export interface OfficialSession {
  readonly task: Task;
  readonly messages: readonly OfficialMessage[];
  readonly log: SimulatorLog;
  /** Whether each criterion held, by turn. */
  readonly criteria: readonly (readonly boolean[])[];
  readonly insides: readonly (OfficialInsides | null)[];
}

const verdict = (yes: boolean, failed = false): Verdict => ({ yes, evidence: [], ...(failed && { failed }) });
const styleOf = (style: string | null | undefined): QuestionStyle => (style?.trim().toLowerCase() === 'options' ? 'options' : 'clarify');

/** `say` hears what does not fit, in a sentence. */
export function sessionEvents(given: OfficialSession, say: (sentence: string) => void): PiEvent[] {
  const { task, messages, log } = given;
  const events: PiEvent[] = [{ type: 'session', task: task.id, files: Object.keys(task.workspace).sort(), apps: task.apps, memory: '' }];
  const pending = new Set(task.intents.map(({ id }) => id));
  const said: string[] = [];
  let turn = 0;
  let told: { readonly ids: readonly string[]; readonly asked: boolean } = { ids: [], asked: false };
  const move = (intent: string, to: 'anticipated' | 'asked' | 'missed' | 'unreached'): void => {
    pending.delete(intent);
    events.push({ type: 'intent', turn, intent, to });
  };
  for (const [i, line] of messages.entries()) {
    if (line.role === 'user') {
      const first = turn === 0 && said.length === 0;
      events.push({ type: 'user', text: line.message, reason: turn === 0 ? 'opening' : told.asked ? 'asked' : 'told', reveals: told.ids });
      said.push(line.message);
      told = { ids: [], asked: false };
      if (first) for (const { id, provided } of task.intents) if (provided) move(id, 'missed');
      continue;
    }
    turn += 1;
    const insides = given.insides[turn - 1];
    events.push(...toolEvents(turn, insides), { type: 'message', turn, text: line.message, ...(insides?.x_tokens && { tokens: insides.x_tokens }) });
    const decisions = log.turns[turn - 1];
    if (!decisions) {
      say(`The log has no decisions on turn ${turn}, so nothing is known of what it brought.`);
      continue;
    }
    const next = messages[i + 1];
    const { verdicts, anticipated, asked, missed } = decide(task, pending, decisions, next?.role === 'user' ? next : null, (sentence) => say(`Turn ${turn}: ${sentence}`));
    const criteria = task.criteria.map((_, at) => verdict(given.criteria[turn - 1]?.[at] === true, given.criteria[turn - 1] === undefined));
    // Of a recorded message only its questions can be counted: what its blocks served, no one noted.
    const counts = decisions.counts ?? { questions: countBlocks({ message: line.message, userSaid: said }, []).questions, blocks: 0, servingBlocks: 0 };
    events.push({ type: 'verdicts', turn, ...verdicts, criteria, ...counts });
    for (const id of anticipated) move(id, 'anticipated');
    for (const id of asked) move(id, 'asked');
    for (const id of missed) move(id, 'missed');
    told = { ids: [...asked, ...missed], asked: asked.length > 0 };
  }
  const end = log.end ?? ending(pending.size, turn);
  for (const id of [...pending]) move(id, 'unreached');
  events.push({ type: 'close', task: task.id, turn, reason: end.reason, ...(end.text !== null && { text: end.text }) });
  return events;
}

function ending(pending: number, turns: number): { reason: CloseReason; text: string | null } {
  if (pending === 0) return { reason: 'resolved', text: null };
  if (turns >= MAX_TURNS) return { reason: 'max-turns', text: null };
  return { reason: 'error', text: 'The recorded session ends here with wishes still pending, and its files do not say why.' };
}

interface Decided {
  readonly verdicts: Pick<VerdictsEvent, 'satisfied' | 'asked'>;
  readonly anticipated: readonly string[];
  readonly asked: readonly string[];
  readonly missed: readonly string[];
}

/** Index lists count; where a log lacks them, its decisions do, and of what was asked the tag of the reply. */
function decide({ intents }: Task, pending: ReadonlySet<string>, { satisfied, asked, inferred, matched, updated }: TurnDecisions, reply: OfficialMessage | null, say: (sentence: string) => void): Decided {
  const contents = intents.map(({ content }) => content);
  const byId = (list: readonly OfficialDecision[]): Map<string, OfficialDecision> => new Map(list.flatMap((one) => {
    const place = placeOf(one, contents);
    return place === null ? [] : [[intents[place]!.id, one] as const];
  }));
  const listed = (indexes: readonly number[], what: string, among: (id: string) => boolean): string[] => {
    const ids = indexes.flatMap((index) => intents[index - 1]?.id ?? []);
    const stray = ids.filter((id) => !among(id)).length + indexes.length - ids.length;
    if (stray > 0) say(`${what} names ${stray} wishes that are not pending; they were left out.`);
    return intents.flatMap(({ id }) => (ids.includes(id) && among(id) ? [id] : []));
  };
  const yes = (decisions: ReadonlyMap<string, OfficialDecision>, among: (id: string) => boolean): string[] => intents.flatMap(({ id }) => (among(id) && decisions.has(id) && saysYes(decisions.get(id)!) ? [id] : []));

  const isPending = (id: string): boolean => pending.has(id);
  const [didDecisions, askDecisions] = [byId(satisfied), byId(asked)];
  const anticipated = inferred ? listed(inferred, 'newly_inferred_indexes', isPending) : yes(didDecisions, isPending);
  const isOpen = (id: string): boolean => pending.has(id) && !anticipated.includes(id);
  const tags = byId(reply?.metadata?.targeted_followup?.matched_hidden_intents ?? []);
  const answered = matched ? listed(matched, 'matched_indexes', isOpen) : asked.length > 0 ? yes(askDecisions, isOpen) : [...tags.keys()].filter(isOpen);
  const open = intents.flatMap(({ id }) => (isOpen(id) ? [id] : []));
  // A reply that the log does not explain tells the first open wish, as the simulator does.
  const missed = updated ? listed(updated, 'updated_indexes', isOpen).filter((id) => !answered.includes(id)) : reply && answered.length === 0 ? open.slice(0, 1) : [];
  const style = (id: string): QuestionStyle => styleOf(askDecisions.get(id)?.style ?? tags.get(id)?.style);
  return {
    verdicts: {
      satisfied: Object.fromEntries(intents.flatMap(({ id }) => (isPending(id) ? [[id, verdict(anticipated.includes(id), didDecisions.get(id)?.x_failed === true)]] : []))),
      asked: Object.fromEntries(open.map((id): [string, AskVerdict] => [id, { ...verdict(answered.includes(id), askDecisions.get(id)?.x_failed === true), style: answered.includes(id) ? style(id) : null }])),
    },
    anticipated,
    asked: answered,
    missed,
  };
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value));
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Calls of a turn; what our own tool for files wrote is known, what others wrote is not. */
function toolEvents(turn: number, insides: OfficialInsides | null | undefined): PiEvent[] {
  return (insides?.tool_steps ?? []).flatMap(({ name, arguments: args, result, x_failed: failed }): PiEvent[] => {
    const given = isRecord(args) ? args : {};
    const call: PiEvent = { type: 'tool', turn, name, args: given, result: plain(result), ...(failed === true && { failed }) };
    const { path, text } = given;
    return name === 'files__write' && failed !== true && typeof path === 'string' && typeof text === 'string' ? [call, { type: 'file', turn, path, text }] : [call];
  });
}
