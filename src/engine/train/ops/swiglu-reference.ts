/** Plain loops of the gate: inputs g and u of one length; y = g u / (1 + e^-g). */
import type { Differentiable } from './differentiable.ts';

export const swigluReference: Differentiable = {
  forward: ([g, u]) => g!.map((gate, i) => (gate / (1 + Math.exp(-gate))) * u![i]!),
  backward: ([g, u], dy) => {
    const s = g!.map((gate) => 1 / (1 + Math.exp(-gate)));
    return [g!.map((gate, i) => dy[i]! * u![i]! * s[i]! * (1 + gate * (1 - s[i]!))), g!.map((gate, i) => dy[i]! * gate * s[i]!)];
  },
};
