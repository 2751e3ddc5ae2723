/** Three figures or so on either side of ten and of a hundred. */
import { expect, it } from 'vitest';
import { rateText } from './rate-text.ts';

it.each([[0.524, '0.52'], [9.994, '9.99'], [9.996, '10.0'], [99.94, '99.9'], [99.96, '100'], [9000.4, '9,000']])('%f', (x, text) => expect(rateText(x)).toBe(text));
