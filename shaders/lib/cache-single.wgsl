// The KV cache as it is computed, f32: one quad is four neighbouring dimensions of a key or a value.
alias CacheQuad = vec4f;

fn kept(x: vec4f) -> CacheQuad {
  return x;
}

fn widened(quad: CacheQuad) -> vec4f {
  return quad;
}
