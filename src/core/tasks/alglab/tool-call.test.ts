/** The calculator answers what it can read and err otherwise; calls are found with what was put in after them, and are no steps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCall, findCalls, injectionAfter, MOST_CALLS, writeCall, writeResult } from './tool-call.ts';
import { parseThought } from '../parse-thought.ts';

describe('the calculator', () => {
  it.each([
    ['mm 37,58,97', '12'], ['dg 417', '12'], ['mm mm 37,58,97,dg 417,89', '55'], ['dg mm 199,199,97', '7'], ['mm 0,5,11', '0'],
    ['', 'err'], ['mm', 'err'], ['mm 37,58', 'err'], ['mm 37,58,97,1', 'err'], ['mm 37 58 97', 'err'], ['mm 37,58,0', 'err'], ['mm 37,58,4', 'err'], ['mm 037,58,97', 'err'],
    ['mm -3,58,97', 'err'], ['dg 99999999', 'err'], ['constructor 3', 'err'], ['mul 3,4', 'err'], ['37', 'err'], [' mm 37,58,97', 'err'],
  ])('answers %j with %s', (asked, result) => {
    expect(answerCall(asked)).toBe(result);
  });

  it('goes as deep as a call is long, and no deeper', () => {
    expect(answerCall(`${'dg '.repeat(39)}99`)).toBe('9');
    expect(answerCall(`${'dg '.repeat(100_000)}99`)).toBe('err');
  });

  it('never throws', () => {
    const piece = fc.constantFrom('mm ', 'dg ', '1', '97', ',', ' ', 'toString ', '-');
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), (asked) => {
      expect(answerCall(asked)).toMatch(/^(\d+|err)$/);
    }));
  });
});

describe('calls in a text', () => {
  const answered = `${writeCall('mm 37,58,97')}${writeResult('12')}`;

  it('are found, with the letters that no model wrote', () => {
    const text = `${answered}\n#1 mm g1:37,g2:58,97=12\n${writeCall('dg 1')}`;
    const [first, second] = findCalls(text);
    expect(text.slice(...first!.injected)).toBe('<res>12</res>');
    expect(text.slice(...first!.span)).toBe('<call>mm 37,58,97</call>');
    expect([second!.asked, second!.result, text.slice(...second!.injected)]).toEqual(['dg 1', null, '']);
  });

  it('a result that follows no call is the writer\'s own', () => {
    expect(findCalls('<res>12</res> <call>dg 1</call> <res>1</res>')).toMatchObject([{ result: null }]);
  });

  it('are answered once, where the text stops after one, eight times at most', () => {
    expect(injectionAfter('<call>mm 37,58,97</call>')).toBe('<res>12</res>');
    expect(injectionAfter('<call>mm 37</call>')).toBe('<res>err</res>');
    for (const text of ['', answered, '</call>', '<call>dg 1', '<call>a<b</call>']) expect(injectionAfter(text)).toBeNull();
    expect(injectionAfter(answered.repeat(MOST_CALLS - 1) + writeCall('dg 5'))).toBe('<res>5</res>');
    expect(injectionAfter(answered.repeat(MOST_CALLS) + writeCall('dg 5'))).toBe('<res>err</res>');
  });

  it('stand in a thought as lines that are no steps', () => {
    const { steps, calls, wellFormed } = parseThought(`${answered}\n#1 mm g1:37,g2:58,97=12\n${writeCall('dg 12')}`);
    expect(wellFormed).toBe(true);
    expect(steps.map(({ id, body, start }) => [id, body.kind, start])).toEqual([[1, 'operation', answered.length + 1]]);
    expect(calls).toHaveLength(2);
    expect(parseThought(`#1 dg g1:12=3 ${answered}`).wellFormed, 'only on a line of their own').toBe(false);
  });

  it.each(['<call>', '</call>', '<call>a', '<call></call>', '<res>', '<call></call><res>'])('are looked for in time as the text is long: %s', (piece) => {
    const started = performance.now();
    findCalls(piece.repeat(40_000));
    injectionAfter(`${piece.repeat(40_000)}</call>`);
    parseThought(piece.repeat(40_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
