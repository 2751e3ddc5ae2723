// Some rows of a value: y[i] = x[picks[i]].
//
//   picks  [picked rows] u32             rows of x, each at most once
//   x      [rows][WIDTH / 4]         vec4
//   y      [picked rows][WIDTH / 4]  vec4  written
//
// One invocation 4 numbers of y. Size: WIDTH.

const QUADS: u32 = WIDTH / 4u;

@group(0) @binding(0) var<storage, read> picks: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(3) var<uniform> picked_count: u32;

@compute @workgroup_size(64)
fn pick_rows(@builtin(global_invocation_id) at: vec3u) {
  let row = at.x / QUADS;
  if (row >= picked_count) {
    return;
  }
  y[at.x] = x[picks[row] * QUADS + at.x % QUADS];
}
