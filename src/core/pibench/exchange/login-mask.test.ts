/** Secrets of one text in another; fields that are called so; spans that move with what was masked before them, and into it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoginMask } from './login-mask.ts';
import { MASK } from './mask-logins.ts';

const OPENING = 'Log in with ada@attic.example / moth7wing, the PIN is 12. The password for my mail is summer.';
const mask = new LoginMask([OPENING]);

describe('masked', () => {
  it('is what was learnt, in any sentence, and a word like others as a whole word alone', () => {
    expect(mask.text('I tried moth7wing for ada@attic.example in 12 ways, xmoth7wingx')).toBe(`I tried ${MASK} for ${MASK} in 12 ways, x${MASK}x`);
    expect(mask.text('It was summer; midsummer is near.')).toBe(`It was ${MASK}; midsummer is near.`);
  });
  it('is what looks like one here', () => expect(mask.text('{"token": "tt-9"} password: q1')).toBe(`{"token": "${MASK}"} password: ${MASK}`));
  it('is all of a field that is called so, however deep', () => {
    expect(mask.args({ user: 'ada', password: 'never-said', access_token: 17, of: [{ pin: '0' }, 'moth7wing'], n: 3, flag: true, none: null }))
      .toEqual({ user: 'ada', password: MASK, access_token: MASK, of: [{ pin: MASK }, MASK], n: 3, flag: true, none: null });
  });
  it('is a secret with any sign in it', () => expect(new LoginMask(['the password is Low-Water.7/a$']).text('typed Low-Water.7/a$, LowxWater')).toBe(`typed ${MASK}, LowxWater`));
  it('is nothing where nothing was learnt', () => expect(new LoginMask(['Please sort these.']).text('moth7wing and summer')).toBe('moth7wing and summer'));
});

describe('a span', () => {
  const text = 'With moth7wing I saw the pond, then summer came.';
  it('keeps its words', () => {
    const start = text.indexOf('the pond');
    const moved = mask.moved(text, { start, end: start + 8 });
    expect(mask.text(text).slice(moved.start, moved.end)).toBe('the pond');
  });
  it('that cuts into a secret takes its mask', () => {
    const moved = mask.moved(text, { start: 8, end: 20 });
    expect(mask.text(text).slice(moved.start, moved.end)).toBe(`${MASK} I saw`);
  });
  it('always lies in the masked text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('moth7wing', 'summer', 'a', ' ', 'PIN: 9', '.')), fc.nat(60), fc.nat(60), (words, a, b) => {
      const whole = words.join('');
      const [start, end] = [Math.min(a, b, whole.length), Math.min(Math.max(a, b), whole.length)];
      const moved = mask.moved(whole, { start, end });
      return moved.start >= 0 && moved.start <= moved.end && moved.end <= mask.text(whole).length;
    }));
  });
});
