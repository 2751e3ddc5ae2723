/** Runs to be looked at: the small one made by hand, a long conversation, an episode of twenty sessions, and one that broke off. */
import type { PiEvent, PiRun } from '#core/pibench/events.ts';
import { simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import type { Dataset, IntentSource, Persona, Task } from '#core/pibench/task.ts';
import { sessionsOf } from '#core/pibench/view/sessions-of.ts';
import type { Ended } from '#core/pibench/view/state-words.ts';

const { header, events } = simulatedPibenchRun;
const [SEED, DEPENDENT, INDEPENDENT] = simulatedPersona.tasks as readonly [Task, Task, Task];
const eventsOf = (task: Task): readonly PiEvent[] => {
  const span = sessionsOf(events).find((candidate) => candidate.task === task.id)!;
  return events.slice(span.start, span.end);
};

/** Behind the nth event of a kind in a session. */
export function behind(run: PiRun, task: string, type: PiEvent['type'], nth = 1): number {
  const span = sessionsOf(run.events).find((candidate) => candidate.task === task)!;
  const found = run.events.slice(span.start, span.end).flatMap((event, i) => (event.type === type ? [span.start + i + 1] : []));
  return found[nth - 1] ?? span.end;
}

/** The order of an episode as our sets have it: nine seeds, six that lean on them, five errands. */
const ORDER: readonly (readonly number[] | 'seed' | 'errand')[] = ['seed', 'seed', 'errand', [1], 'seed', [2], 'seed', 'errand', 'seed', [5, 7], 'seed', 'errand', [9], 'seed', 'seed', [11, 14], 'errand', 'seed', [15, 18], 'errand'];
const OUTCOMES: readonly Ended[] = ['anticipated', 'missed', 'asked', 'missed', 'anticipated', 'asked', 'missed', 'anticipated', 'unreached'];
const named = (n: number): string => `choir_task_${String(n).padStart(2, '0')}`;

function taskAt(place: (typeof ORDER)[number], i: number): Task {
  const id = named(i + 1);
  if (place === 'seed') return { ...SEED, id };
  if (place === 'errand') return { ...INDEPENDENT, id };
  let carried = 0;
  const source = (of: IntentSource | null): IntentSource | null => (of?.from === 'session' ? { ...of, task: named(place[carried++ % place.length]!) } : of);
  return { ...DEPENDENT, id, seeds: place.map(named), intents: DEPENDENT.intents.map((intent) => ({ ...intent, source: source(intent.source) })) };
}

const tasks = ORDER.map(taskAt);
export const episodePersona: Persona = { ...simulatedPersona, tasks };
export const episodeDataset: Dataset = { name: 'own', kind: 'own', hash: 'simulated-episode', personas: [episodePersona] };

const told = tasks.flatMap((task, i) => eventsOf(task.role === 'seed' ? SEED : task.role === 'dependent' ? DEPENDENT : INDEPENDENT).map((event): PiEvent => {
  if (event.type === 'session' || event.type === 'close' || event.type === 'memory') return { ...event, task: task.id };
  // as a run goes: better and better, but never all of it
  return event.type === 'intent' ? { ...event, to: OUTCOMES[(i * 5 + event.turn * 3 + event.intent.length) % OUTCOMES.length]! } : event;
}));
export const episodeRun: PiRun = { header: { ...header, tasks: tasks.map(({ id }) => id) }, events: [...told, { type: 'end' }] };

const opening = eventsOf(SEED).slice(0, 2);
const answers = eventsOf(INDEPENDENT).filter((event) => event.type === 'message').concat(eventsOf(DEPENDENT).filter((event) => event.type === 'message'));
const long = Array.from({ length: 30 }, (_, i): readonly PiEvent[] => [
  { type: 'message', turn: i + 1, text: Array.from({ length: 6 }, (__, j) => answers[(i + j) % answers.length]!.text).join('\n\n') },
  { type: 'verdicts', turn: i + 1, satisfied: {}, asked: {}, criteria: [], questions: i % 2, blocks: 6, servingBlocks: 0 },
  { type: 'user', text: SEED.intents[i % SEED.intents.length]!.content, reason: 'told', reveals: [] },
]).flat();
export const longRun: PiRun = { header: { ...header, tasks: [SEED.id], maxTurns: 30 }, events: [...opening, ...long] };

export const BROKE = 'The endpoint closed the connection. What was said so far is kept; start the run again to go on.';
const no = { yes: false, evidence: [], failed: true };
export const brokenRun: PiRun = {
  header: { ...header, tasks: [SEED.id], agent: { kind: 'endpoint', host: 'localhost:8080', model: 'small-model' } },
  events: [
    ...opening,
    { type: 'notice', text: 'The judge did not answer twice, and was asked again.' },
    { type: 'tool', turn: 1, name: 'files__read', args: { path: 'board.md' }, result: 'There is no file board.md.', failed: true },
    { type: 'message', turn: 1, text: 'I could not find board.md, so I start from nothing.', tokens: { prompt: 812, completion: 14 } },
    { type: 'verdicts', turn: 1, satisfied: { signed: no }, asked: { signed: { ...no, style: null } }, criteria: [], questions: 0, blocks: 1, servingBlocks: 0 },
    { type: 'intent', turn: 1, intent: 'room_first', to: 'missed' },
    { type: 'user', text: SEED.intents[0]!.content, reason: 'told', reveals: ['room_first'] },
    ...SEED.intents.slice(1).map(({ id }): PiEvent => ({ type: 'intent', turn: 1, intent: id, to: 'unreached' })),
    { type: 'close', task: SEED.id, turn: 1, reason: 'error', text: BROKE },
    { type: 'end' },
  ],
};
