/** What is said of a thought while it grows and when it ends: a sentence a step, never one a token. */
import { endingAt } from '#core/trace/ending.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import { stepSentence } from '../steps/step-sentence.ts';
import { liveStrings } from './live-strings.ts';
import type { ShownGrowing } from './shown-growing.ts';

const words = liveStrings.said;

function ofNewest({ thought }: ShownGrowing, steps: number): string {
  const graph = thought.graphs.steps;
  const said = stepSentence(thought, graph, graph.rows[steps - 1]!);
  const refused = thought.drafts?.[steps - 1]?.refused ?? 0;
  return refused === 0 ? said : words.refused(said, refused);
}

export function growingSentence(log: EventLog, cursor: number, shown: ShownGrowing): string {
  const { thought: { dag, writing, answerRight }, run, judged, refused } = shown;
  const whole = dag.steps.length - (writing === null ? 0 : 1);
  const ending = endingAt(log, cursor);
  const { right, wrong, unchecked } = reasoningStrings.answer;
  if (run.answer !== null) return words.done(whole, run.answer, answerRight === null ? unchecked : answerRight ? right : wrong, judged, refused);
  switch (ending) {
    case 'stopped': return words.stopped(whole);
    case 'failed': return words.failed(whole);
    case 'length': return words.tooLong(whole);
    case 'eos': return words.noAnswer(whole);
    case null: return !run.open ? words.answering(whole) : whole === 0 ? liveStrings.waiting : ofNewest(shown, whole);
  }
}
