/** A prompt that begins with what was read, differs in the middle, is it, or is shorter; another pair; a draft model that did not read along; what was timed meanwhile. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ReadText } from './read-text.ts';

const pair = { sequence: { context: 64 } };
const tokens = Array.from({ length: 50 }, (_, i) => i);
let text: ReadText;
beforeEach(() => {
  text = new ReadText();
  text.read(pair, tokens, false);
});

describe('ReadText', () => {
  it('knows what a prompt begins with, but for the last two tokens that were written', () => {
    expect(text.known(pair, [...tokens, 99, 98], false)).toBe(48);
    expect(text.known(pair, [...tokens.slice(0, 20), 99], false)).toBe(20);
    expect(text.known(pair, [99, ...tokens], false)).toBe(0);
  });
  it('leaves the last token of a prompt to the first round', () => {
    expect(text.known(pair, tokens.slice(0, 10), false)).toBe(9);
    expect(text.known(pair, [0], false)).toBe(0);
  });
  it('knows nothing of another pair, nor for a draft model that did not read along', () => {
    expect(text.known({ ...pair }, tokens, false)).toBe(0);
    expect(text.known(pair, tokens, true)).toBe(0);
    text.read(pair, tokens, true);
    expect(text.known(pair, tokens, true)).toBe(48);
  });
  it('loses what timing wrote over, and all when it is told to', () => {
    text.timed(pair);
    expect(text.known(pair, tokens, false)).toBe(31);
    text.forget();
    expect(text.known(pair, tokens, false)).toBe(0);
  });
});
