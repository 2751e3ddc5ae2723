/** The margin that names beside a chart need, at the size in which charts are lettered. */
const LETTER = 6.5;
const GAP = 12;

export const roomForNames = (names: readonly string[]): number => GAP + LETTER * Math.max(0, ...names.map((name) => name.length));
