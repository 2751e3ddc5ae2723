/**
 * What a pair's caches hold of the conversation so far: tokens whose keys need not be computed again when the next prompt begins with them. A row
 * is the same bits whatever pass it went through (ADR 2), so that an answer does not depend on what was left there.
 */
import type { DrafterName } from '#core/trace/events.ts';
import { isModel } from '#core/trace/run-config.ts';
import { MOST_ROWS } from '#engine/decode/pair.ts';
import { timedPosition } from '#engine/decode/time-in-turn.ts';

/** A pair, of which its context matters. */
type ReadBy = Parameters<typeof timedPosition>[0];

/**
 * Tokens at the end of a text without keys that hold: the last has none, and the one before it perhaps none of a draft model. Who reads the
 * target's features takes them in when the next round begins, so that the last round's are guesses.
 */
const unread = (drafter: DrafterName): number => (drafter === 'eagle3' || drafter === 'dflash' ? 2 + MOST_ROWS : 2);

export class ReadText {
  #pair: ReadBy | null = null;
  #tokens: readonly number[] = [];
  /** Who has read them too. */
  #drafter: DrafterName = 'none';

  /** Tokens of `prompt` from the front that were read; the last is always left, since a round begins with it. */
  known(pair: ReadBy, prompt: readonly number[], drafter: DrafterName): number {
    if (pair !== this.#pair || (isModel(drafter) && drafter !== this.#drafter)) return 0;
    const other = this.#tokens.findIndex((token, i) => token !== prompt[i]);
    const same = Math.min(other === -1 ? this.#tokens.length : other, prompt.length - 1);
    // a row of EAGLE-3 holds the token behind its slot as well, and what stood there may be another now
    return Math.max(0, drafter === 'eagle3' ? same - 1 : same);
  }

  /** A text was read and gone on with. */
  read(pair: ReadBy, tokens: readonly number[], drafter: DrafterName): void {
    this.#pair = pair;
    this.#tokens = tokens.slice(0, Math.max(0, tokens.length - unread(drafter)));
    this.#drafter = drafter;
  }

  /** Something was timed: passes at a position, which wrote over what is before it by as much as a round does. */
  timed(pair: ReadBy): void {
    this.#tokens = this.#tokens.slice(0, Math.max(0, timedPosition(pair) + 1 - unread(this.#drafter)));
  }

  forget(): void {
    this.#pair = null;
    this.#tokens = [];
  }
}
