// RMSNorm forward (Zhang & Sennrich 2019): y = x r g, r = 1 / sqrt(mean(x^2) + EPSILON). r is kept for the way back.
//
//   x     [rows][WIDTH / 4]          vec4
//   gain  [WIDTH / 4]                vec4
//   y     [rows][STRIDE / 4]         vec4   written from column COLUMN on, so that two norms may stand side by side
//   r     [rows]                     written
//
// One workgroup a row. Each lane sums its quads in order, then lane 0 sums the lanes: the order is fixed.
// Joined with lib/dot. Sizes: WIDTH, STRIDE, COLUMN, EPSILON.

const QUADS: u32 = WIDTH / 4u;
const LANES: u32 = 32u;

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> gain: array<vec4f, QUADS>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> r: array<f32>;

var<workgroup> squares: array<f32, LANES>;

@compute @workgroup_size(LANES)
fn rms_norm(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let row = workgroup.x;
  var sum = 0.0;
  for (var quad = lane; quad < QUADS; quad += LANES) {
    sum = add_squares(sum, x[row * QUADS + quad]);
  }
  squares[lane] = sum;
  workgroupBarrier();
  var total = 0.0;
  for (var i = 0u; i < LANES; i += 1u) {
    total += squares[i];
  }
  let scale = inverseSqrt(fma(total, 1.0 / f32(WIDTH), EPSILON));
  if (lane == 0u) {
    r[row] = scale;
  }
  for (var quad = lane; quad < QUADS; quad += LANES) {
    y[row * (STRIDE / 4u) + COLUMN / 4u + quad] = x[row * QUADS + quad] * scale * gain[quad];
  }
}
