// Counter-based randomness, bit for bit that of src/core/rng/counter.ts (pcg4d; Jarzynski and Olano 2020).

const PURPOSE_DRAFT: u32 = 1u;
const PURPOSE_ACCEPT: u32 = 2u;
const PURPOSE_RESIDUAL: u32 = 3u;
const PURPOSE_TARGET: u32 = 4u;
const PURPOSE_GUMBEL: u32 = 5u;

fn pcg4d(key: vec4u) -> vec4u {
  var v = key * 1664525u + 1013904223u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  v ^= v >> vec4u(16u);
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  return v;
}

// (seed, sequence, position, purpose), mixed once; the index-th number of the stream is one more mix.
fn counter_stream(seed: u32, sequence: u32, position: u32, purpose: u32) -> vec4u {
  return pcg4d(vec4u(seed, sequence, position, purpose));
}

fn counter_uniform(stream: vec4u, index: u32) -> f32 {
  let bits = pcg4d(stream + vec4u(0u, 0u, 0u, index)).x;
  return (f32(bits >> 9u) + 0.5) * (1.0 / 8388608.0);
}

fn counter_gumbel(stream: vec4u, index: u32) -> f32 {
  return -log(-log(counter_uniform(stream, index)));
}
