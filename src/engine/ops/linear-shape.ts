/** What the three linears share: their shape, and how many workgroups cover it. */
export interface LinearShape {
  /** Inputs; a multiple of 4. */
  readonly k: number;
  /** Outputs; a multiple of 4. */
  readonly n: number;
  readonly context: number;
  /** Of the RMSNorm in front; linear-add has none. */
  readonly epsilon: number;
}

const lanes = 16;
const columnsPerLane = 4;
const rowsPerTile = 4;

export function linearWorkgroups({ n }: LinearShape): (rows: number) => readonly [number, number] {
  return (rows) => [Math.ceil(n / (lanes * columnsPerLane)), Math.ceil(rows / rowsPerTile)];
}
