// A matrix as checkpoints hold it into the tiles that linears read, the gains of the norm in front multiplied in: on the GPU, for weights that
// are being trained there. To the bit what src/engine/ops/arrange-weights.ts does with weights in memory.
//
//   w         [OUTPUTS][INPUTS]                    f32
//   gains     [INPUTS]                             f32     of the $gained form alone
//   arranged  [INPUTS / 4][WIDTH / 4][4 x 4]       f32     written in columns LEFT .. LEFT + OUTPUTS - 1
//
// One invocation moves one number; x runs over inputs, y over outputs. Sizes: INPUTS, OUTPUTS, WIDTH, LEFT.

@group(0) @binding(0) var<storage, read> w: array<f32>;
@group(0) @binding(1) var<storage, read_write> arranged: array<f32>;
@group(0) @binding(2) var<storage, read> gains: array<f32>; // $gained

@compute @workgroup_size(64)
fn arrange_weights(@builtin(global_invocation_id) at: vec3u) {
  let k = at.x;
  let n = at.y;
  if (k >= INPUTS || n >= OUTPUTS) {
    return;
  }
  let column = LEFT + n;
  let tile = (k / 4u) * (WIDTH / 4u) + column / 4u;
  let value = w[n * INPUTS + k]; // $bare
  let value = w[n * INPUTS + k] * gains[k]; // $gained
  arranged[tile * 16u + k % 4u * 4u + column % 4u] = value;
}
