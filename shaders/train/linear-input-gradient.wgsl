// A linear layer backward, to its input: dx = dy W.
//
//   dy  [rows][OUTPUTS / 4]    vec4
//   w   [OUTPUTS][INPUTS / 4]  vec4
//   dx  [rows][INPUTS / 4]     vec4   written, or added to if ACCUMULATE
//
// One invocation makes 4 inputs of 4 rows; each sum runs along the outputs in order.
// Joined with lib/dot. Sizes: INPUTS, OUTPUTS, ACCUMULATE. Lines with $r stand for each of the 4 rows.

const K: u32 = OUTPUTS / 4u;
const N: u32 = INPUTS / 4u;

@group(0) @binding(0) var<storage, read> dy: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<vec4f, OUTPUTS * N>;
@group(0) @binding(2) var<storage, read_write> dx: array<vec4f>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(8, 8)
fn linear_input_gradient(@builtin(global_invocation_id) at: vec3u) {
  let column = at.x;
  let row = 4u * at.y;
  if (column >= N || row >= row_count) {
    return;
  }
  let last = row_count - 1u;
  let from$r = min(row + $ru, last) * K;
  var sum$r = vec4f(0.0);
  for (var k = 0u; k < K; k += 1u) {
    let weights = 4u * k * N + column;
    let tile = mat4x4f(w[weights], w[weights + N], w[weights + 2u * N], w[weights + 3u * N]);
    sum$r = add_product(sum$r, tile, dy[from$r + k]);
  }
  if (ACCUMULATE) {
    sum$r += dx[min(row + $ru, last) * N + column];
  }
  if (row + $ru < row_count) { dx[(row + $ru) * N + column] = sum$r; }
}
