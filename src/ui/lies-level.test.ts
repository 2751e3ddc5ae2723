/** What a level strike hides, with spaces around it or without; what it does not, a slash above all, which a slant would hide. */
import { expect, it } from 'vitest';
import { liesLevel } from './lies-level.ts';

it.each(['-', ' -', '–', '—', '−', '=', '==', ' = ', '~', '+', '→', ' '])('%j lies level', (text) => expect(liesLevel(text)).toBe(true));
it.each(['', '/', '#', '.', 'a', ' 7', 'x-', '-1', '<eos>', '七', '->'])('%j does not', (text) => expect(liesLevel(text)).toBe(false));
