/**
 * What R1 draws from after a rejection: norm(max(p - q, 0)), the part of the target's mass that the draft could not have supplied
 * (Leviathan et al. 2023, appendix A.1). R2 is the same with q all on the proposed token: p without that token.
 *
 * A rejection has probability zero where p = q; if rounding brings one about, nothing is left over, and p itself is the answer.
 */
export function residual(p: ArrayLike<number>, q: ArrayLike<number>): Float64Array {
  const rest = Float64Array.from(p, (mass, v) => Math.max(mass - (q[v] ?? 0), 0));
  const sum = rest.reduce((total, mass) => total + mass, 0);
  return sum > 0 ? rest.map((mass) => mass / sum) : Float64Array.from(p);
}

/** The distribution of a drafter that has none: all mass on what it proposed. */
export function pointMass(token: number, vocabulary: number): Float64Array {
  const row = new Float64Array(vocabulary);
  row[token] = 1;
  return row;
}
