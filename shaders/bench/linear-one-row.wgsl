// The benchmark's yardstick: the three linears (norm-linear, norm-swiglu, linear that adds) for exactly one row, free of all that
// several rows ask for: no tile, no row indices, no last row to watch. It never decodes; it answers what one row pays for
// kernels that take any number of them.
//
//   norm    out[n]  = s * sum_k w[n][k] * x[k],   s = 1 / sqrt(mean_k x[k]^2 + EPSILON)
//   swiglu  out[n]  = silu(s * sum_k gate[n][k] * x[k]) * (s * sum_k up[n][k] * x[k])
//   add     out[n] += sum_k w[n][k] * x[k]
//
//   x    [K / 4]                vec4
//   w    [K / 4][PARTS][N / 4]  mat4x4  4 inputs by 4 outputs; 2 parts (gate's, then up's) for swiglu, else 1
//   out  [N / 4]                vec4    written
//
// One invocation computes COLUMNS x 4 outputs: lines with $c stand once for each group of 4. Lines with $norm, $swiglu or $add
// do so in that form alone. Sizes: K, N (multiples of 4), LANES, COLUMNS, PARTS, EPSILON.

@group(0) @binding(0) var<storage, read> x: array<vec4f, K / 4u>;
@group(0) @binding(1) var<storage, read> w: array<mat4x4f, K * N * PARTS / 16u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f, N / 4u>;

@compute @workgroup_size(LANES)
fn linear_one_row(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let column$c = (workgroup.x * COLUMNS + $c) * LANES + lane;
  let read$c = min(column$c, N / 4u - 1u);
  var squares = 0.0;
  var sum$c = vec4f(0.0);
  var up$swiglu = vec4f(0.0);
  for (var quad = 0u; quad < K / 4u; quad += 1u) {
    let input = x[quad];
    let tiles = quad * (PARTS * N / 4u);
    squares += dot(input, input);
    sum$c += w[tiles + read$c] * input;
    up$swiglu += w[tiles + N / 4u + read$swiglu] * input;
  }
  let s = inverseSqrt(squares / f32(K) + EPSILON);
  if (column$norm < N / 4u) { out[column$norm] = sum$norm * s; }
  if (column$swiglu < N / 4u) { let g = sum$swiglu * s; out[column$swiglu] = g / (1.0 + exp(-g)) * (up$swiglu * s); }
  if (column$add < N / 4u) { out[column$add] += sum$add; }
}
