// A linear layer backward, to its weight: dW += dy^T x.
//
//   dy  [rows][OUTPUTS / 4]    vec4
//   x   [rows][INPUTS / 4]     vec4
//   dw  [OUTPUTS][INPUTS / 4]  vec4   added to
//
// One invocation makes 4 inputs of 4 outputs, and sums over the rows in order: no two write the same number, so a step has the same
// bits whenever it is run.
// Sizes: INPUTS, OUTPUTS.

const K: u32 = INPUTS / 4u;
const N: u32 = OUTPUTS / 4u;

@group(0) @binding(0) var<storage, read> dy: array<vec4f>;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> dw: array<vec4f, OUTPUTS * K>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(8, 8)
fn linear_weight_gradient(@builtin(global_invocation_id) at: vec3u) {
  let column = at.x;
  let output = at.y;
  if (column >= K || output >= N) {
    return;
  }
  var sums = array<vec4f, 4>();
  for (var row = 0u; row < row_count; row += 1u) {
    let d = dy[row * N + output];
    let input = x[row * K + column];
    sums[0] = fma(vec4f(d.x), input, sums[0]);
    sums[1] = fma(vec4f(d.y), input, sums[1]);
    sums[2] = fma(vec4f(d.z), input, sums[2]);
    sums[3] = fma(vec4f(d.w), input, sums[3]);
  }
  for (var i = 0u; i < 4u; i += 1u) {
    dw[(4u * output + i) * K + column] += sums[i];
  }
}
