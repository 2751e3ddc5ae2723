// A linear whose result is added to the residual stream (attention output projection; MLP down projection).
//
//   hidden[row][n] += sum_k w[k][n] * x[row][k]
//
//   x       [rows][K / 4] vec4
//   w       [K][N / 4]    vec4  transposed weight
//   hidden  [rows][N / 4] vec4  read and written in place: an element is touched by one invocation alone
//
// Shape of the work and why it is row-exact: see norm-linear.wgsl. The old value is added last.
// Joined with lib/rows. Sizes: K, N (multiples of 4), CONTEXT.

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<vec4f, K * N / 4u>;
@group(0) @binding(2) var<storage, read_write> hidden: array<vec4f>;

// Four steps of k for one row.
fn step(sum: vec4f, row: u32, quad: u32, w0: vec4f, w1: vec4f, w2: vec4f, w3: vec4f) -> vec4f {
  let a = x[row * (K / 4u) + quad];
  return fma(w3, vec4f(a.w), fma(w2, vec4f(a.z), fma(w1, vec4f(a.y), fma(w0, vec4f(a.x), sum))));
}

fn store(sum: vec4f, row: u32, column: u32) {
  hidden[row * (N / 4u) + column] += sum;
}

@compute @workgroup_size(16)
fn linear_add(@builtin(global_invocation_id) at: vec3u) {
  let column = at.x;
  if (column >= N / 4u) {
    return;
  }
  let first = at.y * 4u;
  let rows = pass_rows.rows - first;
  var s0 = vec4f(0.0);
  var s1 = vec4f(0.0);
  var s2 = vec4f(0.0);
  var s3 = vec4f(0.0);
  for (var quad = 0u; quad < K / 4u; quad += 1u) {
    let base = quad * N + column;
    let w0 = w[base];
    let w1 = w[base + N / 4u];
    let w2 = w[base + 2u * (N / 4u)];
    let w3 = w[base + 3u * (N / 4u)];
    s0 = step(s0, first, quad, w0, w1, w2, w3);
    if (rows > 1u) { s1 = step(s1, first + 1u, quad, w0, w1, w2, w3); }
    if (rows > 2u) { s2 = step(s2, first + 2u, quad, w0, w1, w2, w3); }
    if (rows > 3u) { s3 = step(s3, first + 3u, quad, w0, w1, w2, w3); }
  }
  store(s0, first, column);
  if (rows > 1u) { store(s1, first + 1u, column); }
  if (rows > 2u) { store(s2, first + 2u, column); }
  if (rows > 3u) { store(s3, first + 3u, column); }
}
