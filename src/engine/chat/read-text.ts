/**
 * What a pair's caches hold of the conversation so far: tokens whose keys need not be computed again when the next prompt begins with them. A row
 * is the same bits whatever pass it went through (ADR 2), so that an answer does not depend on what was left there.
 */
import { timedPosition } from '#engine/decode/time-in-turn.ts';

/** A pair, of which its context matters. */
type ReadBy = Parameters<typeof timedPosition>[0];

export class ReadText {
  #pair: ReadBy | null = null;
  #tokens: readonly number[] = [];
  /** The draft model has read them too. */
  #drafted = false;

  /** Tokens of `prompt` from the front that were read; the last is always left, since a round begins with it. */
  known(pair: ReadBy, prompt: readonly number[], drafts: boolean): number {
    if (pair !== this.#pair || (drafts && !this.#drafted)) return 0;
    const other = this.#tokens.findIndex((token, i) => token !== prompt[i]);
    return Math.max(0, Math.min(other === -1 ? this.#tokens.length : other, prompt.length - 1));
  }

  /** A text was read and gone on with. Of its end the last token has no keys yet, and the one before it perhaps none of the draft model. */
  read(pair: ReadBy, tokens: readonly number[], drafted: boolean): void {
    this.#pair = pair;
    this.#tokens = tokens.slice(0, Math.max(0, tokens.length - 2));
    this.#drafted = drafted;
  }

  /** Something was timed. */
  timed(pair: ReadBy): void {
    this.#tokens = this.#tokens.slice(0, timedPosition(pair) - 1);
  }

  forget(): void {
    this.#pair = null;
    this.#tokens = [];
  }
}
