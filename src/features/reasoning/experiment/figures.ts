/** Figures as this screen prints them: shares to a tenth of a per cent, differences in points with their sign and a real minus. */
import type { Measured } from '#core/reasoning/measured.ts';
import { decimal, tenth } from '#ui/number-format.ts';

const signed = (text: string): string => (/^-0\.?0*$/.test(text) ? text.slice(1) : text.startsWith('-') ? `−${text.slice(1)}` : /^0\.?0*$/.test(text) ? text : `+${text}`);

export const percent = (share: number): string => `${tenth(100 * share)}%`;
/** Of two shares. */
export const points = (difference: number): string => signed(tenth(100 * difference));
export const correlationFigure = (r: number): string => signed(decimal(r));

/** Along an axis: a decimal only where it says something. */
export const shareTick = (share: number): string => `${Math.round(1000 * share) / 10}%`;

/** A figure with its interval behind it, where it has one. */
export const withInterval = ({ value, low, high }: Measured, format: (x: number) => string): string => (low === high ? format(value) : `${format(value)} (${format(low)}–${format(high)})`);
