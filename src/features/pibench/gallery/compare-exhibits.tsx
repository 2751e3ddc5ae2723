/** Two runs side by side: the small one made by hand, and one on the same task that thinks of nothing. */
import type { PiEvent, PiRun } from '#core/pibench/events.ts';
import { NO_APPS, simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun as run } from '#core/pibench/simulated-pibench-run.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { CompareView } from '../compare/compare-view.tsx';
import { ANSWERS } from './compare-answers.ts';
import { compareExhibits } from './lab-exhibit-strings.ts';

const ignore = (): void => undefined;
const task = simulatedPersona.tasks[1]!;
const HELD = [[true, true, false, true], [true, true, false, true], [true, true, false, false], [true, true, true, true], [true, false, true, true], [true, false, true, true], [true, false, true, true]];

/** Told everything, one after the other, until nothing is left. */
const told: readonly PiEvent[] = [
  { type: 'session', task: task.id, files: ['pieces.csv'], apps: NO_APPS, memory: '' },
  { type: 'user', text: task.opening, reason: 'opening', reveals: [] },
  ...ANSWERS.flatMap((text, i): readonly PiEvent[] => {
    const turn = i + 1;
    const intent = task.intents[i];
    return [
      { type: 'message', turn, text },
      { type: 'verdicts', turn, satisfied: {}, asked: {}, criteria: HELD[i]!.map((yes) => ({ yes, evidence: [] })), questions: 0, blocks: 1, servingBlocks: 1 },
      ...(intent ? [{ type: 'intent', turn, intent: intent.id, to: 'missed' }, { type: 'user', text: intent.content, reason: 'told', reveals: [intent.id] }] as const : []),
    ];
  }),
  { type: 'close', task: task.id, turn: ANSWERS.length, reason: 'resolved' },
  { type: 'end' },
];
const passive: PiRun = { header: { ...run.header, agent: { kind: 'scripted', script: 'passive' }, memory: 'none', tasks: [task.id] }, events: told };

const of = (b: PiRun, at = task.id) => () => <CompareView persona={simulatedPersona} task={at} tasks={simulatedPersona.tasks.map(({ id }) => id)} a={run} b={b} onTask={ignore} onOpenRun={ignore} />;

export const compareSection: ExhibitSection = exhibitSection('pibench-compare', compareExhibits, {
  apart: of(passive),
  same: of(run),
  missing: of(passive, simulatedPersona.tasks[0]!.id),
});
