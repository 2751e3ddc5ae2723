// The KV cache in 16 bits: one quad is four neighbouring dimensions of a key or a value, each the f16 nearest to it, two in a word. What lies
// beyond the range of f16 is kept as its largest number: an infinity would make later scores NaN.
alias CacheQuad = vec2u;

const LARGEST_HALF: f32 = 65504.0;

fn kept(x: vec4f) -> CacheQuad {
  let inside = clamp(x, vec4f(-LARGEST_HALF), vec4f(LARGEST_HALF));
  return vec2u(pack2x16float(inside.xy), pack2x16float(inside.zw));
}

fn widened(quad: CacheQuad) -> vec4f {
  return vec4f(unpack2x16float(quad.x), unpack2x16float(quad.y));
}
