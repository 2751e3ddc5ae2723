// Picked rows backward: dx of a row that was picked is its dy, of any other 0. The side of x asks who picked a row, so that no two
// invocations write one number.
//
//   picked_by  [rows] u32                    the picked row that it is, plus 1; 0: none
//   dy         [picked rows][WIDTH / 4]  vec4
//   dx         [rows][WIDTH / 4]         vec4  added to if ACCUMULATE, else written
//
// One invocation 4 numbers of dx. Sizes: WIDTH, ACCUMULATE.

const QUADS: u32 = WIDTH / 4u;

@group(0) @binding(0) var<storage, read> picked_by: array<u32>;
@group(0) @binding(1) var<storage, read> dy: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> dx: array<vec4f>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(64)
fn pick_rows_backward(@builtin(global_invocation_id) at: vec3u) {
  let row = at.x / QUADS;
  if (row >= row_count) {
    return;
  }
  var gradient = vec4f(0.0);
  let by = picked_by[row];
  if (by > 0u) {
    gradient = dy[(by - 1u) * QUADS + at.x % QUADS];
  }
  if (ACCUMULATE) {
    gradient += dx[at.x];
  }
  dx[at.x] = gradient;
}
