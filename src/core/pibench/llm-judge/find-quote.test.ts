/** Letter by letter; over line breaks; with other quotes, dashes and marks around; and what is not there, or is only a mark. */
import { expect, it } from 'vitest';
import { findQuote } from './find-quote.ts';

const TEXT = 'Dear all,\n\nthe *pond* count fell to 31 – “a low”, said Ada’s\nteam (see a+b).';

it.each([
  ['count fell to 31', 'count fell to 31'], ['  to 31  ', 'to 31'], ['"count fell"', 'count fell'], ['… the *pond* count …', 'the *pond* count'], ['to 31 - "a low"', 'to 31 – “a low”'], ["Ada's team", 'Ada’s\nteam'],
  ['(see a+b)', '(see a+b)'], ['31', '31'],
])('finds %s', (quote, found) => {
  const place = findQuote(quote, TEXT);
  expect(place && TEXT.slice(place.start, place.end)).toBe(found);
});

it.each(['', '   ', '…', '***', 'the count rose to 31', 'pond … 31', 'Count fell to 32', 'x'.repeat(5000)])('does not find %s', (quote) => {
  expect(findQuote(quote, TEXT)).toBeNull();
});
