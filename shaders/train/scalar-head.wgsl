// One number of each row: y = w . x.
//
//   x  [rows][WIDTH / 4]  vec4
//   w  [WIDTH / 4]        vec4
//   y  [rows]             written
//
// One invocation a row, which are few (one a text). Size: WIDTH.

const QUADS: u32 = WIDTH / 4u;

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> w: array<vec4f, QUADS>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(32)
fn scalar_head(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= row_count) {
    return;
  }
  var sums = vec4f(0.0);
  for (var quad = 0u; quad < QUADS; quad += 1u) {
    sums = fma(x[at.x * QUADS + quad], w[quad], sums);
  }
  y[at.x] = sums.x + sums.y + sums.z + sums.w;
}
