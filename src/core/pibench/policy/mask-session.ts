/**
 * A session of π-Bench on integers: what the user makes of an agent that does some intents at once, asks about others, and says no more (user-step.ts,
 * each set of intents as the bits of a word, the list's first intent lowest). No message is written and none is judged: parts and questions are taken for
 * what their author meant by them. shaders/policy-sweep.wgsl is its twin.
 */
/** More would not fit a word. */
export const MOST_INTENTS = 32;

export interface MaskOutcome {
  readonly anticipated: number;
  readonly asked: number;
  readonly missed: number;
  /** Told while the agent still had a turn to act on it. */
  readonly heard: number;
  /** Messages of the user behind its opening. */
  readonly userTurns: number;
}

export const fullMask = (intents: number): number => (intents === 0 ? 0 : 0xffffffff >>> (MOST_INTENTS - intents));

/** `does` and `asks`: of the agent's first message; later ones satisfy nothing that is pending. */
export function maskSession(intents: number, does: number, asks: number, maxTurns: number): MaskOutcome {
  let pending = fullMask(intents);
  let [anticipated, asked, missed, heard, userTurns] = [0, 0, 0, 0, 0];
  for (let turn = 1; turn <= maxTurns; turn += 1) {
    heard = asked | missed;
    if (turn === 1) {
      anticipated = (pending & does) >>> 0;
      pending = (pending & ~does) >>> 0;
    }
    if (pending === 0) break;
    const answered = turn === 1 ? (pending & asks) >>> 0 : 0;
    if (answered !== 0) asked |= answered;
    else missed |= pending & -pending;
    pending = (pending & ~(asked | missed)) >>> 0;
    userTurns += 1;
  }
  return { anticipated, asked: asked >>> 0, missed: missed >>> 0, heard: heard >>> 0, userTurns };
}
