/** Plain loops of Bradley and Terry's loss: input rewards [2 * pairs], each pair's preferred one first; y = the loss of each pair. */
import type { Differentiable } from './differentiable.ts';

export function pairLossReference(centring: number): Differentiable {
  const pairs = (rewards: Float64Array): (readonly [number, number])[] => Array.from({ length: rewards.length / 2 }, (_, i) => [rewards[2 * i]!, rewards[2 * i + 1]!]);
  return {
    forward: ([rewards]) => Float64Array.from(pairs(rewards!), ([preferred, other]) => Math.log1p(Math.exp(other - preferred)) + centring * (preferred + other) ** 2),
    backward: ([rewards], dy) => [
      Float64Array.from(
        pairs(rewards!).flatMap(([preferred, other], i) => {
          const wrong = 1 / (1 + Math.exp(preferred - other));
          const pull = 2 * centring * (preferred + other);
          return [dy[i]! * (pull - wrong), dy[i]! * (pull + wrong)];
        }),
      ),
    ],
  };
}
