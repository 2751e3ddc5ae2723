// sums[j] += sum over lines of parts[line][j], line by line: the gradient of a gain from what each line adds to it.
//
//   parts  [rows * LINES][WIDTH]
//   sums   [WIDTH]                added to
//
// One invocation a column. Sizes: WIDTH, LINES (a row's).

@group(0) @binding(0) var<storage, read> parts: array<f32>;
@group(0) @binding(1) var<storage, read_write> sums: array<f32, WIDTH>;
@group(0) @binding(2) var<uniform> row_count: u32;

@compute @workgroup_size(32)
fn column_sum(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= WIDTH) {
    return;
  }
  var sum = 0.0;
  for (var line = 0u; line < row_count * LINES; line += 1u) {
    sum += parts[line * WIDTH + at.x];
  }
  sums[at.x] += sum;
}
