/** Numbers as the page prints them. One locale for now: the strings are English. */
const whole = new Intl.NumberFormat('en');
const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const one = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

export const count = (x: number): string => whole.format(x);
export const decimal = (x: number): string => two.format(x);
export const tenth = (x: number): string => one.format(x);
/** Without a decimal where there is none to tell: for ticks and round figures. */
export const wholeOrTenth = (x: number): string => (Number.isInteger(Math.round(x * 10) / 10) ? whole.format(Math.round(x)) : one.format(x));
export const share = (x: number): string => percent.format(x);

/** “8,900,000”: of what is reckoned and not counted, no more digits than it is worth. */
export const rough = (x: number): string => twoDigits.format(x);

/** A probability: two decimals, and an honest bound where they would say 0 or 1 and it is neither. */
export function probability(x: number): string {
  if (x > 0 && x < 0.005) return x < 0.0005 ? '<0.001' : x.toFixed(3);
  if (x < 1 && x >= 0.995) return x > 0.9995 ? '>0.999' : x.toFixed(3);
  return two.format(x);
}

/** 2,100,000 -> 2.1 M. */
export const parameters = (x: number): string => (x >= 1e6 ? `${(x / 1e6).toFixed(1)} M` : x >= 1e3 ? `${(x / 1e3).toFixed(0)} k` : `${x}`);
