// A linear layer forward: y = x W^T, W as checkpoints keep it, [OUTPUTS][INPUTS]; with ONTO added to another buffer's rows.
//
//   x     [rows][INPUTS / 4]   vec4
//   w     [OUTPUTS][INPUTS / 4] vec4
//   onto  [rows][OUTPUTS / 4]  vec4   the residual stream; read only if ONTO
//   y     [rows][OUTPUTS / 4]  vec4   written
//
// One invocation makes 4 outputs of 4 rows: 8 loads of vec4 feed 64 products. Nothing is shared through workgroup memory: caches do as
// well on GPUs at these sizes, and software adapters are three times slower with it (docs/bench-log.md). Each sum runs along the
// inputs in order, whatever the rows beside it.
// Joined with lib/dot. Sizes: INPUTS, OUTPUTS, ONTO. Lines with $r stand for each of the 4 rows.

const K: u32 = INPUTS / 4u;
const N: u32 = OUTPUTS / 4u;

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<vec4f, OUTPUTS * K>;
@group(0) @binding(2) var<storage, read> onto: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(4) var<uniform> row_count: u32;

@compute @workgroup_size(8, 8)
fn linear(@builtin(global_invocation_id) at: vec3u) {
  let column = at.x;
  let row = 4u * at.y;
  if (column >= N || row >= row_count) {
    return;
  }
  let last = row_count - 1u;
  let weights = 4u * column * K;
  let from$r = min(row + $ru, last) * K;
  var sum$r = vec4f(0.0);
  for (var k = 0u; k < K; k += 1u) {
    let tile = transpose(mat4x4f(w[weights + k], w[weights + K + k], w[weights + 2u * K + k], w[weights + 3u * K + k]));
    sum$r = add_product(sum$r, tile, x[from$r + k]);
  }
  if (ONTO) {
    sum$r += onto[min(row + $ru, last) * N + column];
  }
  if (row + $ru < row_count) { y[(row + $ru) * N + column] = sum$r; }
}
