// The next four terms of a sum along K. One chain of explicit fma, input by input, which leaves a compiler nothing to contract
// or reorder: a sum has the same bits in every kernel and every tile that joins this.

// sum + tile * x.
fn add_product(sum: vec4f, tile: mat4x4f, x: vec4f) -> vec4f {
  return fma(tile[3], vec4f(x.w), fma(tile[2], vec4f(x.z), fma(tile[1], vec4f(x.y), fma(tile[0], vec4f(x.x), sum))));
}

// sum + x . x.
fn add_squares(sum: f32, x: vec4f) -> f32 {
  return fma(x.w, x.w, fma(x.z, x.z, fma(x.y, x.y, fma(x.x, x.x, sum))));
}
