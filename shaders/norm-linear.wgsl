// RMSNorm and the linear that follows it, in one sweep over K (QKV projection; head).
//
//   out[row][n] = r[row] * sum_k w[k][n] * x[row][k],   r[row] = 1 / sqrt(mean_k x[row][k]^2 + EPSILON)
//
//   x    [rows][K / 4] vec4  the residual stream
//   w    [K][N / 4]    vec4  transposed weight; the norm's gain is already multiplied into row k (gain[k] * W[n][k])
//   out  [rows][N / 4] vec4  written
//
// One invocation computes 4 neighbouring columns for a tile of 4 rows; x runs over N / 4, y over row tiles. A weight is
// loaded once for the tile; neighbouring invocations load neighbouring vec4s.
//
// Row-exact: every row has its own accumulator, and k runs 0, 1, 2 ... K - 1 in one chain of fma, whatever the number of
// rows. `if (rows > i)` skips a row that is not there; it does not change what the others do. The sum of squares rides
// along, recomputed in the same order by every invocation: cheaper than a dispatch of its own, and no barrier.
// Joined with lib/rows. Sizes: K, N (multiples of 4), CONTEXT, EPSILON.

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<vec4f, K * N / 4u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

struct Sums {
  product: vec4f, // over k, of 4 columns
  squares: f32, // over k, of x
}

// Four steps of k for one row.
fn step(sums: ptr<function, Sums>, row: u32, quad: u32, w0: vec4f, w1: vec4f, w2: vec4f, w3: vec4f) {
  let a = x[row * (K / 4u) + quad];
  var product = (*sums).product;
  product = fma(w0, vec4f(a.x), product);
  product = fma(w1, vec4f(a.y), product);
  product = fma(w2, vec4f(a.z), product);
  (*sums).product = fma(w3, vec4f(a.w), product);
  var squares = (*sums).squares;
  squares = fma(a.x, a.x, squares);
  squares = fma(a.y, a.y, squares);
  squares = fma(a.z, a.z, squares);
  (*sums).squares = fma(a.w, a.w, squares);
}

fn store(sums: Sums, row: u32, column: u32) {
  out[row * (N / 4u) + column] = sums.product * inverseSqrt(sums.squares / f32(K) + EPSILON);
}

@compute @workgroup_size(16)
fn norm_linear(@builtin(global_invocation_id) at: vec3u) {
  let column = at.x;
  if (column >= N / 4u) {
    return;
  }
  let first = at.y * 4u;
  let rows = pass_rows.rows - first;
  var s0: Sums;
  var s1: Sums;
  var s2: Sums;
  var s3: Sums;
  for (var quad = 0u; quad < K / 4u; quad += 1u) {
    let base = quad * N + column;
    let w0 = w[base];
    let w1 = w[base + N / 4u];
    let w2 = w[base + 2u * (N / 4u)];
    let w3 = w[base + 3u * (N / 4u)];
    step(&s0, first, quad, w0, w1, w2, w3);
    if (rows > 1u) { step(&s1, first + 1u, quad, w0, w1, w2, w3); }
    if (rows > 2u) { step(&s2, first + 2u, quad, w0, w1, w2, w3); }
    if (rows > 3u) { step(&s3, first + 3u, quad, w0, w1, w2, w3); }
  }
  store(s0, first, column);
  if (rows > 1u) { store(s1, first + 1u, column); }
  if (rows > 2u) { store(s2, first + 2u, column); }
  if (rows > 3u) { store(s3, first + 3u, column); }
}
