// RMSNorm backward, to its input: with h = dy g,  dx = r h - x r^3 mean(h x).
//
//   dy    [rows][STRIDE / 4]  vec4   from column COLUMN on
//   x     [rows][WIDTH / 4]   vec4
//   gain  [WIDTH / 4]         vec4
//   r     [rows]
//   dx    [rows][WIDTH / 4]   vec4   written, or added to if ACCUMULATE
//
// One workgroup a row; the order of sums as in rms-norm.wgsl. Sizes: WIDTH, STRIDE, COLUMN, ACCUMULATE.

const QUADS: u32 = WIDTH / 4u;
const LANES: u32 = 32u;

@group(0) @binding(0) var<storage, read> dy: array<vec4f>;
@group(0) @binding(1) var<storage, read> x: array<vec4f>;
@group(0) @binding(2) var<storage, read> gain: array<vec4f, QUADS>;
@group(0) @binding(3) var<storage, read> r: array<f32>;
@group(0) @binding(4) var<storage, read_write> dx: array<vec4f>;

var<workgroup> products: array<f32, LANES>;

@compute @workgroup_size(LANES)
fn rms_norm_backward(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let row = workgroup.x;
  let base = row * (STRIDE / 4u) + COLUMN / 4u;
  var sum = 0.0;
  for (var quad = lane; quad < QUADS; quad += LANES) {
    sum += dot(dy[base + quad] * gain[quad], x[row * QUADS + quad]);
  }
  products[lane] = sum;
  workgroupBarrier();
  var total = 0.0;
  for (var i = 0u; i < LANES; i += 1u) {
    total += products[i];
  }
  let scale = r[row];
  let pull = scale * scale * scale * total / f32(WIDTH);
  for (var quad = lane; quad < QUADS; quad += LANES) {
    let at = row * QUADS + quad;
    let gradient = scale * dy[base + quad] * gain[quad] - pull * x[at];
    dx[at] = select(gradient, dx[at] + gradient, ACCUMULATE);
  }
}
