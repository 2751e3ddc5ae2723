/** How far numbers are from what they should be: |actual - expected| / max(|expected|, floor), in the L2 norm; NaN counts as infinite. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>, floor = 0): number {
  if (actual.length !== expected.length) return Infinity;
  let error = 0;
  let scale = 0;
  for (let i = 0; i < expected.length; i++) {
    error += (actual[i]! - expected[i]!) ** 2;
    scale += expected[i]! ** 2;
  }
  const relative = Math.sqrt(error) / (Math.max(Math.sqrt(scale), floor) || 1);
  return Number.isNaN(relative) ? Infinity : relative;
}
