// Embedding backward: dtable[id] += dy of every row with that id, row by row. The table's side asks which rows are its own, so that
// no two invocations write one number.
//
//   ids     [rows] u32
//   dy      [rows][WIDTH / 4]        vec4
//   dtable  [VOCABULARY][WIDTH / 4]  vec4   added to
//
// One invocation 4 numbers of the table. Sizes: VOCABULARY, WIDTH.

const QUADS: u32 = WIDTH / 4u;

@group(0) @binding(0) var<storage, read> ids: array<u32>;
@group(0) @binding(1) var<storage, read> dy: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> dtable: array<vec4f, VOCABULARY * QUADS>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(64)
fn embed_backward(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= VOCABULARY * QUADS) {
    return;
  }
  let id = at.x / QUADS;
  var sum = vec4f(0.0);
  for (var row = 0u; row < row_count; row += 1u) {
    if (ids[row] == id) {
      sum += dy[row * QUADS + at.x % QUADS];
    }
  }
  dtable[at.x] += sum;
}
