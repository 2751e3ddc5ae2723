/**
 * An operation's plain-loop reference in f64: its value, and its way back. Inputs are flat arrays; `backward` gives the
 * gradient of sum(dy y) for each of them. What a kernel is held to; checkGradients holds it to its own differences.
 */
export interface Differentiable {
  readonly forward: (inputs: readonly Float64Array[]) => Float64Array;
  readonly backward: (inputs: readonly Float64Array[], dy: Float64Array) => readonly Float64Array[];
}

/** Largest relative difference, over inputs, between the way back and a central difference along a random direction. */
export function checkGradients({ forward, backward }: Differentiable, inputs: readonly Float64Array[], normal: () => number): number {
  const dy = forward(inputs).map(normal);
  const along = (values: Float64Array): number => values.reduce((sum, value, i) => sum + value * dy[i]!, 0);
  const gradients = backward(inputs, dy);
  const h = 1e-5;
  const errors = inputs.map((input, which) => {
    const direction = input.map(normal);
    const moved = (step: number) => along(forward(inputs.map((other, i) => (i === which ? other.map((value, j) => value + step * direction[j]!) : other))));
    const difference = (moved(h) - moved(-h)) / (2 * h);
    const slope = gradients[which]!.reduce((sum, value, i) => sum + value * direction[i]!, 0);
    return Math.abs(difference - slope) / Math.max(1, Math.abs(slope));
  });
  return Math.max(...errors);
}
