/** How wide the map is: lanes keep a good distance while they are few, and move together where they are many. */
export interface GraphScale {
  readonly width: number;
  readonly x: (lane: number) => number;
}

const MARGIN = 13;
const WIDE = { gap: 28, most: 210 };
const NARROW = { gap: 13, most: 62 };

export function graphScale(lanes: number, narrow: boolean): GraphScale {
  const { gap, most } = narrow ? NARROW : WIDE;
  const step = Math.min(gap, (most - 2 * MARGIN) / Math.max(1, lanes - 1));
  return { width: 2 * MARGIN + step * Math.max(0, lanes - 1), x: (lane) => MARGIN + step * lane };
}
