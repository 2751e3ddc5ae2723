/** From numbers to pixels: a straight scale, and round numbers to write along it. */
export type Scale = (x: number) => number;

/** A domain of no length falls on the range's start. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const slope = to === from ? 0 : (end - start) / (to - from);
  return (x) => start + (x - from) * slope;
}

const STEPS = [1, 2, 5, 10] as const;

/** The round numbers within a domain, about `count` of them: steps of 1, 2 or 5 times a power of ten. */
export function ticks([from, to]: readonly [number, number], count: number): readonly number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * STEPS.find((candidate) => candidate * power >= rough * 0.999)!;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Whole numbers only, for what is counted. */
export function wholeTicks(domain: readonly [number, number], count: number): readonly number[] {
  return ticks(domain, count).filter((x) => Number.isInteger(x));
}
