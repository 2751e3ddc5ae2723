/** Words survive writing and reading, expressions unfold to words of their value, and what is no word costs no more than its length. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProblem, type AlgebraProblem } from './algebra-problem.ts';
import { parseExpression } from './expression.ts';
import { parseWord, unfold, valueOfWord, writeWord } from './word.ts';

const S = parseProblem('S g1=3124; g2=2143; prove g1=g2?')!;
const Z = parseProblem('Z g1=5; g2=-7; prove g1=g2?')!;
const W = parseProblem('W g1=xY; g2=y; prove g1=g2?')!;
const unfoldText = (text: string, { system }: AlgebraProblem) => {
  const word = unfold(parseExpression(text, system)!, system);
  return word && writeWord(word);
};

describe('words', () => {
  it.each([[S, 'g2^-1.g1.3124^2'], [Z, '-37.g2^-9.12^-1'], [W, 'e'], [W, 'xY^-3.g1']] as const)('are read as they are written', (problem, text) => {
    expect(writeWord(parseWord(text, problem)!)).toBe(text);
  });

  it.each([
    [S, ''], [S, 'g1.'], [S, 'g3'], [S, 'g0'], [S, 'g1^1'], [S, 'g1^0'], [S, 'g1^10'], [S, 'g1^-'], [S, 'g1^2^2'], [S, '3125'], [S, '1234.g1'], [S, '1234^2'],
    [Z, 'g1.0'], [Z, '-0'], [Z, '1234567890123456'], [W, 'xX'], [W, 'e.e'], [S, Array(25).fill('g1').join('.')],
  ] as const)('are none that are not canonical, not of the problem, or too long: %#', (problem, text) => {
    expect(parseWord(text, problem)).toBeNull();
  });

  it.each([
    ['conj mul g1,g2,g2', S, 'g2^-1.g1.g2.g2'], ['inv mul g1,inv g2', S, 'g2.g1^-1'], ['pow mul g1,g2,2', S, 'g1.g2.g1.g2'], ['pow inv g1,3', S, 'g1^-3'],
    ['pow pow g1,2,3', S, 'g1^6'], ['lin g1,mul g1,g2,2', Z, 'g1.g1.g2.g1.g2'], ['pow g1,0', Z, null], ['pow mul g1,g2,0', Z, '0'],
    ['pow pow pow g1,3,3,3', S, null], ['pow mul g1,g2,13', S, null], ['pow mul g1,g2,999999999', Z, null],
  ] as const)('unfold from %s', (text, problem, word) => {
    expect(unfoldText(text, problem)).toBe(word);
  });

  it('have no more to say than their value: any text is read, quickly, or refused', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'g123456789.^-exXyY0'), maxLength: 40 }), fc.constantFrom(S, Z, W), (text, problem) => {
      const word = parseWord(text, problem);
      if (word) expect(parseWord(valueOfWord(word, problem), problem) ?? 'long').toBeTruthy();
    }));
  });
});
