// RMSNorm backward, to its gain: dg += sum over rows of dy x r.
//
//   dy  [rows][STRIDE / 4]  vec4   from column COLUMN on
//   x   [rows][WIDTH / 4]   vec4
//   r   [rows]
//   dg  [WIDTH / 4]         vec4   added to
//
// One invocation takes 4 columns and sums over the rows in order. Sizes: WIDTH, STRIDE, COLUMN.

const QUADS: u32 = WIDTH / 4u;

@group(0) @binding(0) var<storage, read> dy: array<vec4f>;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read> r: array<f32>;
@group(0) @binding(3) var<storage, read_write> dg: array<vec4f, QUADS>;
@group(0) @binding(4) var<uniform> row_count: u32;

@compute @workgroup_size(8)
fn rms_norm_gain_gradient(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= QUADS) {
    return;
  }
  var sum = vec4f(0.0);
  for (var row = 0u; row < row_count; row += 1u) {
    sum = fma(dy[row * (STRIDE / 4u) + COLUMN / 4u + at.x], x[row * QUADS + at.x] * r[row], sum);
  }
  dg[at.x] += sum;
}
