/** Linear warm-up, then half a cosine down, never quite to 0 (Loshchilov & Hutter 2017). Steps count from 1. */
export interface RateSchedule {
  readonly peak: number;
  readonly warmup: number;
  readonly steps: number;
}

export function learningRate({ peak, warmup, steps }: RateSchedule, step: number): number {
  if (step <= warmup) return (peak * step) / warmup;
  const done = Math.min(1, (step - 1 - warmup) / Math.max(1, steps - warmup));
  return (peak * (1 + Math.cos(Math.PI * done))) / 2;
}
