// How fast a device multiplies and adds: the heart of a matrix product, 4 x 4 outputs from registers, with nothing to load.
//
//   sum_j = fma(row, column[j], sum_j) and sum_j = fma(column, row[j], sum_j),   j = 0 .. 3, TURNS times: 32 fma of single numbers a turn
//
//   factors [INVOCATIONS]  vec4   numbers below 1, so that sums stay finite
//   sums    [INVOCATIONS]  vec4, written, so that no compiler leaves the work out
//
// Sizes: TURNS, INVOCATIONS.

@group(0) @binding(0) var<storage, read> factors: array<vec4f, INVOCATIONS>;
@group(0) @binding(1) var<storage, read_write> sums: array<vec4f, INVOCATIONS>;

@compute @workgroup_size(64)
fn fma_peak(@builtin(global_invocation_id) id: vec3u) {
  let row = factors[id.x];
  let column = row.wzyx;
  var a = vec4f(0.0);
  var b = vec4f(0.0);
  var c = vec4f(0.0);
  var d = vec4f(0.0);
  for (var turn = 0u; turn < TURNS; turn += 1u) {
    a = fma(row, vec4f(column.x), a);
    b = fma(row, vec4f(column.y), b);
    c = fma(row, vec4f(column.z), c);
    d = fma(row, vec4f(column.w), d);
    a = fma(column, vec4f(row.x), a);
    b = fma(column, vec4f(row.y), b);
    c = fma(column, vec4f(row.z), c);
    d = fma(column, vec4f(row.w), d);
  }
  sums[id.x] = (a + b) + (c + d);
}
