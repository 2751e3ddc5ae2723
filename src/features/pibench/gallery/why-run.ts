/** A run in which a rule missed an intent, with everything that a reason can hold: a pair of which one half was said, alternatives, a question. */
import type { PiRun } from '#core/pibench/events.ts';
import { NO_APPS, simulatedDataset, simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import type { Dataset } from '#core/pibench/task.ts';

const [first] = simulatedPersona.tasks;
const task = first!;
export const WHY_INTENT = task.intents[0]!.id;

const intents = task.intents.map((intent) => (intent.id !== WHY_INTENT ? intent : {
  ...intent,
  does: { any: [{ opens: 'hall 2' }, { says: { topic: 'hall|room', detail: '(?:first|second) floor|upstairs' } }] },
  asks: { topic: ['room', 'hall'], aspect: ['first line', 'at the top', 'begin'] },
}));
export const whyDataset: Dataset = { ...simulatedDataset, personas: [{ ...simulatedPersona, tasks: [{ ...task, intents }, ...simulatedPersona.tasks.slice(1)] }, ...simulatedDataset.personas.slice(1)] };

const NO = { yes: false, evidence: [] };
export const whyRun: PiRun = {
  header: { ...simulatedPibenchRun.header, tasks: [task.id] },
  events: [
    { type: 'session', task: task.id, files: [], apps: NO_APPS, memory: '' },
    { type: 'user', text: task.opening, reason: 'opening', reveals: [] },
    { type: 'message', turn: 1, text: 'The choir sings again from 4 March, every Thursday at seven. We meet in the large hall, and new voices are welcome. Would you like a picture on it?' },
    { type: 'verdicts', turn: 1, satisfied: { [WHY_INTENT]: NO }, asked: { [WHY_INTENT]: { ...NO, style: null } }, criteria: [], questions: 1, blocks: 1, servingBlocks: 0 },
    { type: 'intent', turn: 1, intent: WHY_INTENT, to: 'missed' },
    { type: 'user', text: task.intents[0]!.content, reason: 'told', reveals: [WHY_INTENT] },
  ],
};
