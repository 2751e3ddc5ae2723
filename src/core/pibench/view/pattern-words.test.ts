/** Patterns as words: alternatives, options, classes, gaps, edges, what is found by a shorter one, and every pattern of our own kind without a sign left in it. */
import { expect, it } from 'vitest';
import { wordsOfPattern } from './pattern-words.ts';

it.each([
  ['brake', ['brake']],
  ['(?:brake )?cables?\\b|front tyre', ['cable', 'front tyre']],
  ['any(?:one|body|\\b)|everyone', ['any', 'everyone']],
  ['15[:.]00|17[:.]00', ['15:00', '17:00']],
  ['sunday.{0,6}28', ['sunday … 28']],
  ['nov\\w*', ['nov']],
  ['e\\. ?t\\b', ['e.t']],
  ['we.ll|m²|\\d+ km', ['we … ll', 'm²', '1 km']],
  ['a(?:b|c)', ['ab', 'ac']],
] as const)('%s looks for %j', (pattern, words) => expect(wordsOfPattern(pattern)).toEqual(words));

it('says no more than some of many', () => expect(wordsOfPattern('(?:a|b|c|d|e)(?:f|g|h|i|j)(?:k|l|m|n)').length).toBeLessThanOrEqual(40));
