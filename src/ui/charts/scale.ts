/** From numbers to pixels: a straight scale and a logarithmic one, and round numbers to write along them. */
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

/** Of numbers above 0: equal ratios are equally long. */
export function logarithmic([from, to]: readonly [number, number], range: readonly [number, number]): Scale {
  const scale = linear([Math.log(from), Math.log(to)], range);
  return (x) => scale(Math.log(x));
}

/** Powers of two within a domain, every second or third of them where they would be more than `count`. */
export function powersOfTwo([from, to]: readonly [number, number], count: number): readonly number[] {
  const [first, last] = [Math.ceil(Math.log2(from) - 1e-9), Math.floor(Math.log2(to) + 1e-9)];
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const step = Math.max(1, Math.ceil(all.length / Math.max(1, count)));
  return all.filter((power) => power % step === 0).map((power) => 2 ** power);
}

const IN_A_DECADE = [[1, 2, 5], [1, 3], [1]] as const;

/** Round numbers within a domain of several decades: 1, 2 and 5 of each, or fewer where they would be more than `count`. */
export function decades([from, to]: readonly [number, number], count: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(from)), Math.floor(Math.log10(to))];
  const of = (steps: readonly number[]): readonly number[] =>
    Array.from({ length: last - first + 1 }, (_, i) => steps.map((step) => Number((step * 10 ** (first + i)).toPrecision(1)))).flat().filter((x) => x >= from && x <= to);
  const choices = IN_A_DECADE.map(of);
  return choices.find((numbers) => numbers.length <= count) ?? choices.at(-1)!;
}
