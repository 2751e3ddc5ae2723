// A linear without a norm in front: alone, added to the residual stream (attention's output projection; MLP's down projection),
// or over the features that the target left in the rows' slots (shaders/tap.wgsl).
//
//   alone     out[row][n]  = sum_k w[n][k] * x[row][k]
//   add       out[row][n] += sum_k w[n][k] * x[row][k]
//   features  out[row][n]  = sum_k w[n][k] * x[slot of row][k]
//
//   x    [rows][K / 4]   vec4    of features [CONTEXT][K / 4]
//   w    [K / 4][N / 4]  mat4x4  weight in tiles: 4 inputs (the matrix's columns) by 4 outputs
//   out  [rows][N / 4]   vec4    written; of add the residual stream, in place: an element is touched by one invocation alone
//
// A line that ends in $rows or $slots, $set or $add, stands where x is read by row or by slot, where out is set or added to.
// Shape of the work and why it is row-exact: norm-linear.wgsl. The old value is added last. A row outside the context reads the
// nearest slot, and nobody uses what comes of it.
// Joined with lib/rows, lib/dot. Sizes: K, N (multiples of 4), LANES, COLUMNS, ROWS, CONTEXT.

@group(0) @binding(0) var<storage, read> x: array<vec4f>; // $rows
@group(0) @binding(0) var<storage, read> x: array<vec4f, CONTEXT * K / 4u>; // $slots
@group(0) @binding(1) var<storage, read> w: array<mat4x4f, K * N / 16u>;
@group(0) @binding(2) var<storage, read_write> out: array<vec4f>;

@compute @workgroup_size(LANES)
fn linear(@builtin(workgroup_id) workgroup: vec3u, @builtin(local_invocation_index) lane: u32) {
  let first = workgroup.y * ROWS;
  let last = pass_rows.rows - 1u;
  let row$r = min(first + $r, last) * (K / 4u); // $rows
  let row$r = u32(clamp(slot_of(min(first + $r, last)), 0, i32(CONTEXT) - 1)) * (K / 4u); // $slots
  let column$c = (workgroup.x * COLUMNS + $c) * LANES + lane;
  let read$c = min(column$c, N / 4u - 1u);
  var sum$r_$c = vec4f(0.0);
  for (var quad = 0u; quad < K / 4u; quad += 1u) {
    let w$c = w[quad * (N / 4u) + read$c];
    let x$r = x[row$r + quad];
    sum$r_$c = add_product(sum$r_$c, w$c, x$r);
  }
  if (column$c < N / 4u && first + $r <= last) { out[(first + $r) * (N / 4u) + column$c] = sum$r_$c; } // $set
  if (column$c < N / 4u && first + $r <= last) { out[(first + $r) * (N / 4u) + column$c] += sum$r_$c; } // $add
}
