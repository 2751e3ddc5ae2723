// RMSNorm and the linear that follows it, in one sweep over K (QKV projection; head).
//
//   out[row][n] = s[row] * sum_k w[n][k] * x[row][k],   s[row] = 1 / sqrt(mean_k x[row][k]^2 + EPSILON)
//
//   x    [rows][K / 4]   vec4    the residual stream
//   w    [K / 4][N / 4]  mat4x4  weight in tiles: 4 inputs (the matrix's columns) by 4 outputs; the norm's gain is multiplied in
//   out  [rows][N / 4]   vec4    written
//
// One invocation computes COLUMNS x 4 outputs for a tile of ROWS rows (lines with $r stand once for each row, lines with $c
// once for each group of 4 outputs); x runs over outputs, y over row tiles. A weight is loaded once for all rows of the
// tile; neighbouring invocations load neighbouring tiles.
//
// Row-exact: every row has accumulators of its own, and k runs 0, 1, 2 ... K - 1 in one chain of explicit fma, which leaves
// a compiler nothing to contract or reorder. A tile's surplus rows repeat the last row and are not stored. The sum of
// squares rides along, recomputed in the same order by every invocation: no dispatch of its own, no barrier.
// Joined with lib/rows, lib/dot. Sizes: K, N (multiples of 4), LANES, COLUMNS, ROWS, CONTEXT, EPSILON.

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<mat4x4f, K * N / 16u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

@compute @workgroup_size(LANES)
fn norm_linear(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let first = workgroup.y * ROWS;
  let last = pass_rows.rows - 1u;
  let row$r = min(first + $r, last) * (K / 4u);
  let column$c = (workgroup.x * COLUMNS + $c) * LANES + lane;
  let read$c = min(column$c, N / 4u - 1u);
  var squares$r = 0.0;
  var sum$r_$c = vec4f(0.0);
  for (var quad = 0u; quad < K / 4u; quad += 1u) {
    let w$c = w[quad * (N / 4u) + read$c];
    let x$r = x[row$r + quad];
    squares$r = add_squares(squares$r, x$r);
    sum$r_$c = add_product(sum$r_$c, w$c, x$r);
  }
  let s$r = inverseSqrt(fma(squares$r, 1.0 / f32(K), EPSILON));
  if (column$c < N / 4u && first + $r <= last) { out[(first + $r) * (N / 4u) + column$c] = sum$r_$c * s$r; }
}
