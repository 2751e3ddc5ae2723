/** Labels: left where they do not meet; moved apart; held inside the frame. */
import { expect, it } from 'vitest';
import { spread } from './spread.ts';

const levels = (ys: readonly number[]) => spread(ys.map((y) => ({ y })), 10, [0, 100]).map(({ y }) => y);

it('leaves labels where they do not meet', () => expect(levels([5, 40, 80])).toEqual([5, 40, 80]));
it('moves those apart that do', () => expect(levels([40, 42, 41])).toEqual([40, 50, 60]));
it('keeps them inside', () => expect(levels([98, 99, -5])).toEqual([0, 90, 100]));
it('remembers where each belongs', () => expect(spread([{ y: 99 }, { y: 99 }], 10, [0, 100]).map(({ wanted }) => wanted)).toEqual([99, 99]));
