// A scalar head backward, to its input: dx = dy w.
//
//   dy  [rows]
//   w   [WIDTH / 4]        vec4
//   dx  [rows][WIDTH / 4]  vec4  added to if ACCUMULATE, else written
//
// One invocation 4 numbers of dx. Sizes: WIDTH, ACCUMULATE.

const QUADS: u32 = WIDTH / 4u;

@group(0) @binding(0) var<storage, read> dy: array<f32>;
@group(0) @binding(1) var<storage, read> w: array<vec4f, QUADS>;
@group(0) @binding(2) var<storage, read_write> dx: array<vec4f>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(64)
fn scalar_head_input_gradient(@builtin(global_invocation_id) at: vec3u) {
  let row = at.x / QUADS;
  if (row >= row_count) {
    return;
  }
  var gradient = dy[row] * w[at.x % QUADS];
  if (ACCUMULATE) {
    gradient += dx[at.x];
  }
  dx[at.x] = gradient;
}
