/** Plain-loop twin of embedding.wgsl: table [vocab][hidden] gathered by token id; a position outside the context is zero. */
export function embeddingReference(table: Float32Array, hidden: number, tokens: Uint32Array, positions: readonly number[]): Float64Array {
  const out = new Float64Array(positions.length * hidden);
  positions.forEach((position, row) => {
    const token = tokens[position];
    if (token === undefined) return;
    for (let i = 0; i < hidden; i++) out[row * hidden + i] = table[token * hidden + i]!;
  });
  return out;
}
