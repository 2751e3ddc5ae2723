/** Pearson's correlation of two lists of one length; null where one of them does not vary. */
import { mean } from './mean.ts';

export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const [mx, my] = [mean(xs), mean(ys)];
  let [xx, yy, xy] = [0, 0, 0];
  xs.forEach((x, i) => {
    const [dx, dy] = [x - mx, ys[i]! - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}
