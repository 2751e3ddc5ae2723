// A scalar head backward, to its weight: dw += sum over rows of dy x, row by row.
//
//   dy  [rows]
//   x   [rows][WIDTH / 4]  vec4
//   dw  [WIDTH / 4]        vec4  added to
//
// One invocation 4 numbers of dw. Size: WIDTH.

const QUADS: u32 = WIDTH / 4u;

@group(0) @binding(0) var<storage, read> dy: array<f32>;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> dw: array<vec4f, QUADS>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(32)
fn scalar_head_weight_gradient(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= QUADS) {
    return;
  }
  var sum = vec4f(0.0);
  for (var row = 0u; row < row_count; row += 1u) {
    sum = fma(vec4f(dy[row]), x[row * QUADS + at.x], sum);
  }
  dw[at.x] += sum;
}
