/** The height of the small charts that stand in a row. */
export const SMALL = 150;
