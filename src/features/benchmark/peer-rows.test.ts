/** The ratio is of each turn, not of two medians; a peer that is nearly as fast as ours makes a claim that does not hold. */
import { expect, it } from 'vitest';
import { peerRows } from './peer-rows.ts';

const times = { peer: 'peer', tokens: 112, lossDifference: 1e-8, gradientDifference: 1e-6 };

it('pairs the turns', () => {
  const [ours, peer, claim] = peerRows({ ...times, oursMs: [100, 200, 400], peerMs: [300, 400, 1600] }, 7);
  expect(ours).toMatchObject({ engine: 'ours', repeats: 3, stepsPerSecond: 5, stepsPerSecondRange: [2.5, 10], tokensPerSecond: 560 });
  expect(peer).toMatchObject({ engine: 'peer', stepsPerSecond: 2.5, ratio: 3, ratioRange: [2, 4], gradientDifference: 1e-6 });
  expect(claim).toMatchObject({ id: 'train-peer', measured: 3, interval: [2, 4], holds: true, seeds: [7] });
});

it('is told when it does not hold', () => {
  expect(peerRows({ ...times, oursMs: [100], peerMs: [149] }, 7)[2]).toMatchObject({ measured: 1.49, holds: false });
});
