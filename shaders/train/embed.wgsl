// Embedding forward: y = table[id]. An id beyond the table reads its last row, and must not occur.
//
//   ids    [rows] u32
//   table  [VOCABULARY][WIDTH / 4]  vec4
//   y      [rows][WIDTH / 4]        vec4   written
//
// One invocation 4 numbers. Sizes: VOCABULARY, WIDTH.

const QUADS: u32 = WIDTH / 4u;

@group(0) @binding(0) var<storage, read> ids: array<u32>;
@group(0) @binding(1) var<storage, read> table: array<vec4f, VOCABULARY * QUADS>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(64)
fn embed(@builtin(global_invocation_id) at: vec3u) {
  let row = at.x / QUADS;
  if (row >= row_count) {
    return;
  }
  y[at.x] = table[min(ids[row], VOCABULARY - 1u) * QUADS + at.x % QUADS];
}
