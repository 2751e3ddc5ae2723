/** The line of an edge: out of its parent into its lane, down, and into its child. Bends stay within the gap next to a row, so that they touch no node between. */
export interface EdgePlace {
  readonly from: readonly [x: number, y: number];
  readonly lane: number;
  readonly to: readonly [x: number, y: number];
}

const BEND = 22;

const curve = (x1: number, y1: number, x2: number, y2: number): string => `C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`;

export function edgePath({ from: [x1, y1], lane, to: [x2, y2] }: EdgePlace): string {
  const bend = Math.min(BEND, lane === x1 || lane === x2 ? y2 - y1 : (y2 - y1) / 2);
  const out = lane === x1 ? '' : curve(x1, y1, lane, y1 + bend);
  const into = lane === x2 ? `V${y2}` : `V${y2 - bend}${curve(lane, y2 - bend, x2, y2)}`;
  return `M${x1} ${y1}${out}${into}`;
}
