// How fast a device multiplies and adds: the heart of a matrix product, outputs in registers, with nothing to load.
//
//   sum_i = fma(row, column[j], sum_i),   i = 0 .. 7 (lines with $i stand 8 times), j = 0 .. 3, TURNS times: 128 fma of single numbers a turn
//
//   factors [INVOCATIONS]  vec4   below 1, so that sums stay finite
//   sums    [INVOCATIONS]  vec4, written, so that no compiler leaves the work out
//
// Sizes: TURNS, INVOCATIONS.

@group(0) @binding(0) var<storage, read> factors: array<vec4f, INVOCATIONS>;
@group(0) @binding(1) var<storage, read_write> sums: array<vec4f, INVOCATIONS>;

@compute @workgroup_size(64)
fn fma_peak(@builtin(global_invocation_id) id: vec3u) {
  let row = factors[id.x];
  let column = row.wzyx;
  var sum$i = vec4f(f32($i));
  for (var turn = 0u; turn < TURNS; turn += 1u) {
    sum$i = fma(row, vec4f(column.x), sum$i);
    sum$i = fma(row, vec4f(column.y), sum$i);
    sum$i = fma(row, vec4f(column.z), sum$i);
    sum$i = fma(row, vec4f(column.w), sum$i);
  }
  var all = vec4f(0.0);
  all += sum$i;
  sums[id.x] = all;
}
