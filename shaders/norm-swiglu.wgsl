// RMSNorm, gate and up projections, and SwiGLU, in one sweep over K.
//
//   g = s * sum_k gate[n][k] * x[k],  u = s * sum_k up[n][k] * x[k],  s = 1 / sqrt(mean_k x[k]^2 + EPSILON)
//   out[row][n] = silu(g) * u = g / (1 + exp(-g)) * u
//
//   x    [rows][K / 4]      vec4    the residual stream
//   w    [K / 4][2][N / 4]  mat4x4  weights in tiles: gate's, then up's; the norm's gain is multiplied in
//   out  [rows][N / 4]      vec4    written
//
// Shape of the work and why it is row-exact: norm-linear.wgsl; here an invocation's 2 x 4 columns are 4 of gate and the
// same 4 of up. Joined with lib/rows. Sizes: K, N (multiples of 4), LANES, ROWS, CONTEXT, EPSILON.

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<mat4x4f, K * N / 8u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

// sum + tile * x, input by input.
fn add_product(sum: vec4f, tile: mat4x4f, x: vec4f) -> vec4f {
  return fma(tile[3], vec4f(x.w), fma(tile[2], vec4f(x.z), fma(tile[1], vec4f(x.y), fma(tile[0], vec4f(x.x), sum))));
}

fn add_squares(sum: f32, x: vec4f) -> f32 {
  return fma(x.w, x.w, fma(x.z, x.z, fma(x.y, x.y, fma(x.x, x.x, sum))));
}

fn swiglu(gate: vec4f, up: vec4f) -> vec4f {
  return gate / (1.0 + exp(-gate)) * up;
}

@compute @workgroup_size(LANES)
fn norm_swiglu(@builtin(global_invocation_id) at: vec3u) {
  let column = at.x;
  let first = at.y * ROWS;
  let last = pass_rows.rows - 1u;
  let at$r = min(first + $r, last) * (K / 4u);
  var gate$r = vec4f(0.0);
  var up$r = vec4f(0.0);
  var squares$r = 0.0;
  var quad = 0u;
  loop {
    let tile = quad * (N / 2u) + min(column, N / 4u - 1u);
    let gate_tile = w[tile];
    let up_tile = w[tile + N / 4u];
    let x$r = x[at$r + quad];
    gate$r = add_product(gate$r, gate_tile, x$r);
    up$r = add_product(up$r, up_tile, x$r);
    squares$r = add_squares(squares$r, x$r);
    continuing {
      quad += 1u;
      break if quad >= K / 4u;
    }
  }
  if (column >= N / 4u) {
    return;
  }
  let s$r = inverseSqrt(fma(squares$r, 1.0 / f32(K), EPSILON));
  if (first + $r <= last) { out[(first + $r) * (N / 4u) + column] = swiglu(gate$r * s$r, up$r * s$r); }
}
