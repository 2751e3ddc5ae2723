/**
 * A session as the official history files have it (pibench.md 6): messages, the simulator's decisions, what the judge saw, and the agent's
 * insides, as text. What those files have no place for stands in keys that begin with `x_`.
 */
import type { IntentState, RunHeader } from '../events.ts';
import type { Verdict } from '../judge.ts';
import type { Task } from '../task.ts';
import { LOG_LINES, OFFICIAL_END, OFFICIAL_STATUS, OFFICIAL_STYLE } from './official-words.ts';
import type { Turn, TurnedSession } from './session-turns.ts';

const jsonLines = (lines: readonly unknown[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** `20270302_101500` as the files write it inside. */
export const isoOf = (stamp: string): string => stamp.replace(/^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6');

export function messagesFile(task: Task, { opening, turns }: TurnedSession, agent: string, stamp: string): string {
  const lines: object[] = [];
  const say = (role: 'user' | 'assistant', message: string, metadata?: object): number => lines.push({ task_id: task.id, agent_id: agent, round: lines.length + 1, role, message, timestamp: isoOf(stamp), ...(metadata && { metadata }) });
  if (opening) say('user', opening.text);
  for (const { turn, message, verdicts, moved, reply } of turns) {
    const round = say('assistant', message.text);
    if (!reply) continue;
    const matched = task.intents.flatMap(({ id, content }, i) => (moved[id] === 'asked' ? [{ idx: i + 1, content, style: OFFICIAL_STYLE[verdicts?.asked[id]?.style ?? 'clarify'] }] : []));
    say('user', reply.text, matched.length > 0 ? { targeted_followup: { assistant_turn_index: turn, assistant_message_round: round, matched_hidden_intents: matched } } : undefined);
  }
  return jsonLines(lines);
}

export function logFile(task: Task, { turns, close }: TurnedSession, { dataset, tasks, memory, seed, maxTurns, reveal }: RunHeader): string {
  const states: Record<string, IntentState> = Object.fromEntries(task.intents.map(({ id, provided }) => [id, provided ? 'missed' : 'pending']));
  const statuses = (): object[] => task.intents.map(({ id, content }, i) => ({ idx: i + 1, content, status: OFFICIAL_STATUS[states[id]!] }));
  const groups = (): object => Object.fromEntries(['not_provided', 'provided', 'inferred'].map((status) => [status, indexes(({ id }) => OFFICIAL_STATUS[states[id]!] === status)]));
  const indexes = (is: (intent: Task['intents'][number]) => boolean): number[] => task.intents.flatMap((intent, i) => (is(intent) ? [i + 1] : []));
  const decisions = (verdicts: Readonly<Record<string, Verdict & { readonly style?: 'clarify' | 'options' | null }>>, styled: boolean): object[] =>
    task.intents.flatMap(({ id, content }, i) => {
      const verdict = verdicts[id];
      if (!verdict) return [];
      return [{ idx: i + 1, content, decision: verdict.yes ? 'YES' : 'NO', ...(styled && { style: verdict.style ? OFFICIAL_STYLE[verdict.style] : null }), ...(verdict.failed && { x_failed: true }) }];
    });

  const lines: object[] = [];
  const write = (message: string, data: object): unknown => lines.push({ message, data });
  write(LOG_LINES.intents, { status_groups: groups(), hidden_intents: task.intents.map(({ id, content, provided }, i) => ({ idx: i + 1, content, status: provided ? 'provided' : 'not_provided', x_id: id })), x_dataset: dataset, x_run: { place: tasks.indexOf(task.id), memory, seed, maxTurns, reveal } });
  for (const { verdicts, moved } of turns) {
    if (!verdicts) continue;
    const { questions, blocks, servingBlocks } = verdicts;
    const counts = { x_counts: { questions, blocks, servingBlocks } };
    if (Object.keys(verdicts.satisfied).length === 0) write(`${LOG_LINES.satisfiedSkipped}: nothing is pending`, counts);
    else {
      const inferred = indexes(({ id }) => moved[id] === 'anticipated');
      for (const [id, to] of Object.entries(moved)) if (to === 'anticipated') states[id] = to;
      write(`${LOG_LINES.satisfied} newly_inferred=${JSON.stringify(inferred)}`, { decisions: decisions(verdicts.satisfied, false), newly_inferred_indexes: inferred, status_groups: groups(), statuses: statuses(), ...counts });
    }
    if (Object.keys(verdicts.asked).length === 0) continue;
    const matched = indexes(({ id }) => moved[id] === 'asked');
    write(`${LOG_LINES.asked} matched=${JSON.stringify(matched)}`, { decisions: decisions(verdicts.asked, true), matched_indexes: matched, statuses: statuses() });
    const updated = indexes(({ id }) => moved[id] === 'asked' || moved[id] === 'missed');
    for (const i of updated) states[task.intents[i - 1]!.id] = moved[task.intents[i - 1]!.id]!;
    write(`${LOG_LINES.reply} updated_indexes=${JSON.stringify(updated)}`, { updated_indexes: updated, statuses: statuses() });
  }
  if (close) write(`${LOG_LINES.closed} ${OFFICIAL_END[close.reason]}`, { end_state: OFFICIAL_END[close.reason], x_reason: close.reason, ...(close.text !== undefined && { x_text: close.text }) });
  return jsonLines(lines);
}

/** What the judge saw in a turn: all that was said so far, the calls of tools, and the files it reads. */
export function traceFile(task: Task, { opening, turns }: TurnedSession, upTo: number, files: Readonly<Record<string, string>>): string {
  const seen = turns.filter(({ turn }) => turn <= upTo);
  const said = [`User:\n${opening?.text ?? ''}`, ...seen.flatMap(({ message, tools, reply, turn }) => [
    ...tools.map(({ name, args, result }) => `Tool ${name}:\n${JSON.stringify(args)}\n${result}`),
    `Assistant:\n${message.text}`,
    ...(reply && turn < upTo ? [`User:\n${reply.text}`] : []),
  ])];
  const read = task.filesRead.map((path) => `File ${path}:\n${files[path] ?? '(not written)'}`);
  return `${[...said, ...read].join('\n\n')}\n`;
}

export function insidesFile(session: TurnedSession, { turn, message, tools }: Turn, key: string): string {
  const before = session.turns.filter((other) => other.turn < turn);
  const input = before.at(-1)?.reply?.text ?? session.opening?.text ?? '';
  const idOf = (of: number, i: number): string => `call_${of}_${i + 1}`;
  const spoken = (one: Turn): object[] => [
    ...one.tools.flatMap(({ name, args, result }, i) => [
      { role: 'assistant', content: null, tool_calls: [{ id: idOf(one.turn, i), type: 'function', function: { name, arguments: JSON.stringify(args) } }] },
      { role: 'tool', tool_call_id: idOf(one.turn, i), content: result },
    ]),
    { role: 'assistant', content: one.message.text },
    ...(one.reply && one.turn < turn ? [{ role: 'user', content: one.reply.text }] : []),
  ];
  return `${JSON.stringify({
    session_key: key,
    input,
    output: message.text,
    iterations: tools.length + 1,
    messages: [{ role: 'user', content: session.opening?.text ?? '' }, ...session.turns.filter((other) => other.turn <= turn).flatMap(spoken)],
    llm_steps: [
      ...tools.map(({ name, args }, i) => ({ iteration: i + 1, reasoning_content: null, tool_calls: [{ id: idOf(turn, i), name, arguments: args }], response_content: null })),
      { iteration: tools.length + 1, reasoning_content: null, tool_calls: [], response_content: message.text },
    ],
    tool_steps: tools.map(({ name, args, result, failed }) => ({ name, arguments: args, result, ...(failed && { x_failed: true }) })),
    ...(message.tokens && { x_tokens: message.tokens }),
  }, null, 2)}\n`;
}
