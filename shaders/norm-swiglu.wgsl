// RMSNorm, gate and up projections, and SwiGLU, in one sweep over K.
//
//   g = r * sum_k gate[k] * x[k],  u = r * sum_k up[k] * x[k],  r = 1 / sqrt(mean_k x[k]^2 + EPSILON)
//   out[row][n] = silu(g) * u = g / (1 + exp(-g)) * u
//
//   x    [rows][K / 4]    vec4  the residual stream
//   w    [K][2][N / 4]    vec4  transposed weights, gate then up in each row k; the norm's gain is multiplied in
//   out  [rows][N / 4]    vec4  written
//
// Shape of the work and why it is row-exact: see norm-linear.wgsl; here an invocation keeps two accumulators a row.
// Joined with lib/rows. Sizes: K, N (multiples of 4), CONTEXT, EPSILON.

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<vec4f, K * N / 2u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

struct Sums {
  gate: vec4f, // over k, of 4 columns
  up: vec4f,
  squares: f32, // over k, of x
}

// One step of k for one row.
fn step(sums: ptr<function, Sums>, a: f32, gate: vec4f, up: vec4f) {
  (*sums).gate = fma(gate, vec4f(a), (*sums).gate);
  (*sums).up = fma(up, vec4f(a), (*sums).up);
  (*sums).squares = fma(a, a, (*sums).squares);
}

fn store(sums: Sums, row: u32, column: u32) {
  let r = inverseSqrt(sums.squares / f32(K) + EPSILON);
  let g = sums.gate * r;
  let u = sums.up * r;
  out[row * (N / 4u) + column] = g / (1.0 + exp(-g)) * u;
}

@compute @workgroup_size(16)
fn norm_swiglu(@builtin(global_invocation_id) at: vec3u) {
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
    let base = quad * 2u * N + column;
    let g0 = w[base];
    let u0 = w[base + N / 4u];
    let g1 = w[base + 2u * (N / 4u)];
    let u1 = w[base + 3u * (N / 4u)];
    let g2 = w[base + 4u * (N / 4u)];
    let u2 = w[base + 5u * (N / 4u)];
    let g3 = w[base + 6u * (N / 4u)];
    let u3 = w[base + 7u * (N / 4u)];
    let a0 = x[first * (K / 4u) + quad];
    step(&s0, a0.x, g0, u0); step(&s0, a0.y, g1, u1); step(&s0, a0.z, g2, u2); step(&s0, a0.w, g3, u3);
    if (rows > 1u) {
      let a1 = x[(first + 1u) * (K / 4u) + quad];
      step(&s1, a1.x, g0, u0); step(&s1, a1.y, g1, u1); step(&s1, a1.z, g2, u2); step(&s1, a1.w, g3, u3);
    }
    if (rows > 2u) {
      let a2 = x[(first + 2u) * (K / 4u) + quad];
      step(&s2, a2.x, g0, u0); step(&s2, a2.y, g1, u1); step(&s2, a2.z, g2, u2); step(&s2, a2.w, g3, u3);
    }
    if (rows > 3u) {
      let a3 = x[(first + 3u) * (K / 4u) + quad];
      step(&s3, a3.x, g0, u0); step(&s3, a3.y, g1, u1); step(&s3, a3.z, g2, u2); step(&s3, a3.w, g3, u3);
    }
  }
  store(s0, first, column);
  if (rows > 1u) { store(s1, first + 1u, column); }
  if (rows > 2u) { store(s2, first + 2u, column); }
  if (rows > 3u) { store(s3, first + 3u, column); }
}
