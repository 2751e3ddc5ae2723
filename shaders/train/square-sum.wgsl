// Sums of squares on the way to the gradient's norm: sums[w] = sum of x^2 over workgroup w's stretch of LANES * EACH numbers.
//
//   x     [COUNT]
//   sums  [ceil(COUNT / (LANES * EACH))]  written
//
// A lane sums every LANES-th number of the stretch, then lane 0 sums the lanes. Joined with nothing. Sizes: COUNT, EACH.

const LANES: u32 = 64u;

@group(0) @binding(0) var<storage, read> x: array<f32, COUNT>;
@group(0) @binding(1) var<storage, read_write> sums: array<f32>;

var<workgroup> lanes: array<f32, LANES>;

@compute @workgroup_size(LANES)
fn square_sum(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let first = workgroup.x * LANES * EACH;
  let end = min(first + LANES * EACH, COUNT);
  var sum = 0.0;
  for (var i = first + lane; i < end; i += LANES) {
    sum = fma(x[i], x[i], sum);
  }
  lanes[lane] = sum;
  workgroupBarrier();
  if (lane == 0u) {
    var total = 0.0;
    for (var i = 0u; i < LANES; i += 1u) {
      total += lanes[i];
    }
    sums[workgroup.x] = total;
  }
}
