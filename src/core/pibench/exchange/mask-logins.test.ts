/** Logins in their usual forms are masked, prose about passwords is not, and spans fit the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loginSpans, MASK, maskLogins } from './mask-logins.ts';

const hidden = (text: string): string[] => loginSpans(text).map(({ start, end }) => text.slice(start, end));

describe('masked', () => {
  it.each([
    ['My password is hunter2.', ['hunter2']],
    ['password: Moth-wing, then go on', ['Moth-wing']],
    ['Password = "a b"', ['a b']], ['his password “the moth” works', ['the moth']],
    ['pw xK9!z', ['xK9!z']],
    ['The PIN is 0417, the token: abcDEF', ['0417', 'abcDEF']],
    ['api_key=sk-123 and access token "tt9"', ['sk-123', 'tt9']],
    ['Login: ada@attic.example / moth7wing', ['ada@attic.example', 'moth7wing']],
    ['Log in with ada@attic.example and Moth7!', ['ada@attic.example', 'Moth7!']],
    ['My login is ada@attic.example, the password is Moth-7-wing.', ['ada@attic.example', 'Moth-7-wing']],
    ['the password for my mail account is qwertz', ['qwertz']],
    ['password (hunter2)', ['hunter2']],
    ['see https://ada:moth@attic.example/x', ['ada:moth']],
    ['credentials: ada, x1y2', ['ada', 'x1y2']],
  ])('%s', (text, secrets) => expect(hidden(text)).toEqual(secrets));
});

describe('left alone', () => {
  it.each(['Please reset my password before Friday.', 'The password is not working.', 'Passing on the tokens of thanks', 'I spin the pin board', 'Compass: north', 'Write about login pages and sign in flows', 'the login page is below'])('%s', (text) => expect(hidden(text)).toEqual([]));
});

it('a mask tells nothing of what it hides, and the rest stays', () => {
  expect(maskLogins('PIN: 1, password: a-very-long-one-7; thanks')).toBe(`PIN: ${MASK}, password: ${MASK}; thanks`);
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('password', 'is', ':', 'login', '/', 'and', 'PIN', 'x7', '"'), fc.string({ maxLength: 6 }))), (words) => {
    const text = words.join(' ');
    const spans = loginSpans(text);
    return spans.every(({ start, end }, i) => start < end && end <= text.length && (i === 0 || spans[i - 1]!.end < start));
  }));
});

it('is quick on text that tries it', () => {
  const long = `password for ${'a '.repeat(50_000)}${'password for to '.repeat(5000)}`;
  expect(loginSpans(long)).toEqual([]);
});
