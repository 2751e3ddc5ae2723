/**
 * Where the mean of points (x, y) would lie, were others of their kind drawn: the 95 % region of a weighted mean in the plane (Hotelling 1931). With weights
 * that sum to 1 and n points
 *
 *   m = Σ w p    S = n / (n - 1) Σ w² (p - m)(p - m)ᵀ    (μ - m)ᵀ S⁻¹ (μ - m) ≤ T²    T² = (n - 1) (0.05^(-2 / (n - 2)) - 1)
 *
 * T² is 2 (n - 1) / (n - 2) times the 95 % point of F with 2 and n - 2 degrees of freedom, which has this closed form; it falls to 5.99, that of χ².
 */
export interface WeightedPoint {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** In the units of the points. */
export interface MeanEllipse {
  readonly x: number;
  readonly y: number;
  /** Half axes; `minor` is 0 where all points lie on a line. */
  readonly major: number;
  readonly minor: number;
  /** Of the major axis, from that of x; radians. */
  readonly angle: number;
  /** Half of its extent along x and y. */
  readonly halfX: number;
  readonly halfY: number;
}

/** Fewer say next to nothing of how they scatter. */
const LEAST_POINTS = 5;
const OUTSIDE = 0.05;

/** null: too few points, or all at one place. */
export function meanEllipse(points: readonly WeightedPoint[]): MeanEllipse | null {
  const n = points.length;
  const whole = points.reduce((sum, { weight }) => sum + weight, 0);
  if (n < LEAST_POINTS || !(whole > 0)) return null;
  const mean = (of: (point: WeightedPoint) => number): number => points.reduce((sum, point) => sum + of(point) * point.weight, 0) / whole;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const covariance = (of: (point: WeightedPoint) => number): number => (n / (n - 1)) * points.reduce((sum, point) => sum + (point.weight / whole) ** 2 * of(point), 0);
  const xx = covariance((point) => (point.x - x) ** 2);
  const yy = covariance((point) => (point.y - y) ** 2);
  const xy = covariance((point) => (point.x - x) * (point.y - y));
  const [middle, apart] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)];
  if (!(middle + apart > 0)) return null;
  const reach = Math.sqrt((n - 1) * (OUTSIDE ** (-2 / (n - 2)) - 1));
  return {
    x, y, major: reach * Math.sqrt(middle + apart), minor: reach * Math.sqrt(Math.max(0, middle - apart)), angle: Math.atan2(2 * xy, xx - yy) / 2,
    halfX: reach * Math.sqrt(xx), halfY: reach * Math.sqrt(yy),
  };
}
