/** Of both curves, which stand beside one another. */
export const CHART_HEIGHT = 190;
