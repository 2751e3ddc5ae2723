/** A prompt that begins with what was read, differs in the middle, is it, or is shorter; another pair; a draft model that did not read along; drafters that read features; what was timed meanwhile. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ReadText } from './read-text.ts';

const pair = { sequence: { context: 64 } };
const tokens = Array.from({ length: 50 }, (_, i) => i);
let text: ReadText;
beforeEach(() => {
  text = new ReadText();
  text.read(pair, tokens, 'none');
});

describe('ReadText', () => {
  it('knows what a prompt begins with, but for the last two tokens that were written', () => {
    expect(text.known(pair, [...tokens, 99, 98], 'none')).toBe(48);
    expect(text.known(pair, [...tokens.slice(0, 20), 99], 'none')).toBe(20);
    expect(text.known(pair, [99, ...tokens], 'none')).toBe(0);
  });
  it('leaves the last token of a prompt to the first round', () => {
    expect(text.known(pair, tokens.slice(0, 10), 'none')).toBe(9);
    expect(text.known(pair, [0], 'none')).toBe(0);
  });
  it('knows nothing of another pair, nor for a draft model that did not read along', () => {
    expect(text.known({ ...pair }, tokens, 'none')).toBe(0);
    expect(text.known(pair, tokens, 'draft-model')).toBe(0);
    text.read(pair, tokens, 'draft-model');
    expect(text.known(pair, tokens, 'draft-model')).toBe(48);
  });
  it.each(['eagle3', 'dflash'] as const)('leaves what the last rounds of %s may have guessed, and that drafter alone knows what it read', (drafter) => {
    text.read(pair, tokens, drafter);
    const behind = drafter === 'eagle3' ? 1 : 0;
    expect(text.known(pair, [...tokens, 99], drafter)).toBe(32 - behind);
    expect(text.known(pair, [...tokens.slice(0, 20), 99], drafter)).toBe(20 - behind);
    expect(text.known(pair, [99], drafter)).toBe(0);
    expect(text.known(pair, [...tokens, 99], 'prompt-lookup')).toBe(32);
    expect(text.known(pair, tokens, 'draft-model')).toBe(0);
  });
  it('loses by timing what the last rounds of a drafter that reads features would have taken in anew', () => {
    text.read(pair, tokens, 'eagle3');
    text.timed(pair);
    expect(text.known(pair, tokens, 'prompt-lookup')).toBe(15);
    expect(text.known(pair, tokens, 'eagle3')).toBe(14);
  });
  it('loses what timing wrote over, and all when it is told to', () => {
    text.timed(pair);
    expect(text.known(pair, tokens, 'none')).toBe(31);
    text.forget();
    expect(text.known(pair, tokens, 'none')).toBe(0);
  });
});
