/** A score as it is printed: what rounding left of a sum that comes to 0 is 0, and below it the sign is a minus. A cost is never printed as nothing. */
import { decimal } from '#ui/number-format.ts';

export const scoreFigure = (score: number): string => (Math.abs(score) < 0.005 ? decimal(0) : decimal(score).replace('-', '−'));

export const costFigure = (points: number): string => (points < 0.005 ? points.toPrecision(1) : decimal(points));
