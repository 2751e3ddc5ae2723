// RMSNorm, gate and up projections, and SwiGLU, in one sweep over K.
//
//   g = s * sum_k gate[n][k] * x[k],  u = s * sum_k up[n][k] * x[k],  s = 1 / sqrt(mean_k x[k]^2 + EPSILON)
//   out[row][n] = silu(g) * u = g / (1 + exp(-g)) * u
//
//   x    [rows][K / 4]      vec4    the residual stream
//   w    [K / 4][2][N / 4]  mat4x4  weights in tiles: gate's, then up's; the norm's gain is multiplied in
//   out  [rows][N / 4]      vec4    written
//
// Shape of the work and why it is row-exact: norm-linear.wgsl; here a group of 4 outputs has two accumulators a row.
// Joined with lib/rows, lib/dot. Sizes: K, N (multiples of 4), LANES, COLUMNS, ROWS, CONTEXT, EPSILON.

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<mat4x4f, K * N / 8u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

fn swiglu(gate: vec4f, up: vec4f) -> vec4f {
  return gate / (1.0 + exp(-gate)) * up;
}

@compute @workgroup_size(LANES)
fn norm_swiglu(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let first = workgroup.y * ROWS;
  let last = pass_rows.rows - 1u;
  let row$r = min(first + $r, last) * (K / 4u);
  let column$c = (workgroup.x * COLUMNS + $c) * LANES + lane;
  let read$c = min(column$c, N / 4u - 1u);
  var squares$r = 0.0;
  var gate$r_$c = vec4f(0.0);
  var up$r_$c = vec4f(0.0);
  for (var quad = 0u; quad < K / 4u; quad += 1u) {
    let gate_w$c = w[quad * (N / 2u) + read$c];
    let up_w$c = w[quad * (N / 2u) + N / 4u + read$c];
    let x$r = x[row$r + quad];
    squares$r = add_squares(squares$r, x$r);
    gate$r_$c = add_product(gate$r_$c, gate_w$c, x$r);
    up$r_$c = add_product(up$r_$c, up_w$c, x$r);
  }
  let s$r = inverseSqrt(fma(squares$r, 1.0 / f32(K), EPSILON));
  if (column$c < N / 4u && first + $r <= last) { out[(first + $r) * (N / 4u) + column$c] = swiglu(gate$r_$c * s$r, up$r_$c * s$r); }
}
