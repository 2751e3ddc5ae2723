/** Nothing before a session is over; a seed that is over gives a dot and no score; then the score of what counts, and of nothing behind the cursor. */
import { expect, it } from 'vitest';
import { simulatedPersona as persona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun as run } from '#core/pibench/simulated-pibench-run.ts';
import { sessionsOf } from '#core/pibench/view/sessions-of.ts';
import { overBy, scoresOf } from './scores-of.ts';

const [seed, dependent] = sessionsOf(run.events);
const at = (cursor: number) => scoresOf(persona, run, overBy(run, cursor));

it('says nothing while the first session is under way', () => {
  expect(at(seed!.end - 2)).toEqual({ proc: null, comp: null, over: 0, counting: 2, sessions: [null, null, null] });
});
it('shows a seed as a dot alone', () => {
  const scores = at(dependent!.start + 3);
  expect([scores.proc, scores.over]).toEqual([null, 0]);
  expect(scores.sessions).toEqual([expect.any(Number), null, null]);
});
it('counts what is over and counts, and only that', () => {
  expect(at(dependent!.end + 4)).toMatchObject({ over: 1, counting: 2, sessions: [expect.any(Number), expect.any(Number), null] });
  const whole = at(run.events.length);
  expect([whole.over, whole.proc]).toEqual([2, expect.any(Number)]);
});
