/**
 * The round in which the target adds nothing: an accepted stop token ends it, and the drafts behind were never judged. A file
 * that tells it so loads; one whose other events contradict it is refused, and says where.
 */
import { describe, expect, it } from 'vitest';
import { decodeTrace, encodeTrace, type Decoded } from './codec.ts';
import { EventLog } from './event-log.ts';
import type { SpecEvent } from './events.ts';
import { tokensOfRound } from './output.ts';
import { roundsAt } from './rounds.ts';
import { simulateRun } from './simulated-run.ts';
import { faultSentence } from './trace-fault.ts';

/** Its last round proposes [ now][.][<eos>][<eos>][<eos>] and commits three. */
const whole = simulateRun({ config: { temperature: 0, gamma: 5 }, blur: 0, comparison: false });
const last = roundsAt(whole, whole.length).at(-1)!.round;
const anyTarget = whole.events.find((event) => event.type === 'target.token')!;

/** A file of the run in which the last round's verdicts are these (a, r, u: their first letters), and the target adds a token of this kind. */
function file(verdicts: string, own: 'bonus' | 'corrected' | null): Decoded {
  const verdictOf = { a: 'accepted', r: 'rejected', u: 'unreached' } as const;
  const events = whole.events.flatMap((event): readonly SpecEvent[] => {
    if (!('round' in event) || event.round !== last) return [event];
    if (event.type === 'round.end' && own !== null) return [{ ...anyTarget, round: last, kind: own }, event];
    if (event.type !== 'verify.slot') return [event];
    const verdict = verdictOf[verdicts[event.slot - 1] as 'a' | 'r' | 'u'];
    return [{ ...event, verdict, drawn: verdict === 'unreached' ? null : event.token }];
  });
  return decodeTrace(encodeTrace(new EventLog(whole.header, events)));
}

describe('a round that an accepted stop token ends', () => {
  it('loads, and its text ends at that token', () => {
    const decoded = file('aaauu', null);
    if (!decoded.ok) throw new Error(faultSentence(decoded.fault));
    const round = roundsAt(decoded.log, decoded.log.length).at(-1)!;
    expect(round.target).toBeNull();
    expect(tokensOfRound(round).map(({ token, state, kept }) => [decoded.log.text(token), state, kept])).toEqual([
      [' now', 'accepted', true],
      ['.', 'accepted', true],
      ['<eos>', 'accepted', true],
      ['<eos>', 'unreached', false],
      ['<eos>', 'unreached', false],
    ]);
  });

  it('is how the simulation ends one too', () => {
    const { slots, target, end } = roundsAt(whole, whole.length).at(-1)!;
    expect(slots.map(({ state }) => state.charAt(0)).join('')).toBe('aaauu');
    expect([target, end?.committed, whole.events.at(-1)]).toEqual([null, 3, { type: 'run.end', reason: 'eos' }]);
  });

  it('may have it as its last draft', () => {
    expect(file('aaaaa', null).ok).toBe(true);
  });

  it.each([
    ['a target token that follows the drafts which nobody judged', 'aaauu', 'bonus', 'a bonus after drafts that nobody judged'],
    ['a target token that corrects what was not refused', 'aaauu', 'corrected', 'a correction without a rejection, or the reverse'],
    ['a verdict on a draft behind', 'aaaua', null, 'verdicts out of order'],
    ['a rejection behind an unreached draft', 'aaaur', null, 'verdicts out of order'],
    ['nothing judged at all', 'uuuuu', null, 'verdicts out of order'],
    ['more tokens than it accepted', 'aauuu', null, 'more tokens committed than written'],
  ] as const)('is refused with %s', (_, verdicts, own, where) => {
    expect(file(verdicts, own)).toEqual({ ok: false, fault: { kind: 'inconsistent', where: `round ${last}: ${where}` } });
  });
});
