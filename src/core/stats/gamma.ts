/**
 * The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a): tail probabilities of chi-squared follow from it.
 *
 * Γ by Lanczos' approximation (g = 5, 6 terms; relative error below 2e-10). Q by the power series of its complement where
 * x < a + 1, by Legendre's continued fraction (evaluated with Lentz' method) elsewhere: each converges fast on its side.
 * Abramowitz and Stegun, "Handbook of Mathematical Functions", 6.5.29 and 6.5.31.
 */
const LANCZOS = [76.18009172947146, -86.5053203294168, 24.01409824083091, -1.231739572450155, 0.001208650973866179, -0.000005395239384953];

export function logGamma(x: number): number {
  let sum = 1.000000000190015;
  LANCZOS.forEach((coefficient, i) => {
    sum += coefficient / (x + 1 + i);
  });
  const base = x + 5.5;
  return (x + 0.5) * Math.log(base) - base + Math.log((Math.sqrt(2 * Math.PI) * sum) / x);
}

const PRECISION = 1e-14;
const MOST_TERMS = 10_000;

export function upperGammaShare(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`Q(a, x) needs a > 0 and x >= 0, got a = ${a}, x = ${x}`);
  if (x === 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  // 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- ...)))
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < MOST_TERMS; i += 1) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return value;
}
