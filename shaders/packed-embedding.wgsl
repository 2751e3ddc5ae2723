// Token embedding from a table packed as the head's weights are, so that a model whose head is its table keeps one of them.
//
//   hidden[row][k] = scale[t][k / BLOCK] * code[t][k] + offset[t][k / BLOCK],   t = tokens[slot of row + SHIFT]
//                                                                               if MASKED: of the first row; of the others t = MASK
//
//   tokens  [CONTEXT]                        token id in each slot
//   codes   [VOCAB / 4][HIDDEN / inputs of a word] vec4u, as in packed-linear.wgsl
//   scales  [VOCAB / 4][HIDDEN / BLOCK]      vec4u or mat2x4f, as there
//   hidden  [rows][HIDDEN / 4]               vec4, written: the residual stream
//
// One invocation unpacks one word: 8 or 4 numbers. A row whose slot is outside the context becomes zero, if it is no mask: it computes something finite that nobody
// reads. Lines in $q4, $q8, $half, $single: that form alone.
// Joined with lib/rows, lib/packed. Sizes: CONTEXT, VOCAB, HIDDEN, BLOCK, SHIFT, MASKED, MASK.

@group(0) @binding(0) var<storage, read> tokens: array<u32, CONTEXT>;
@group(0) @binding(1) var<storage, read> codes: array<vec4u, VOCAB / 4u * (HIDDEN / WORD)>;
@group(0) @binding(2) var<storage, read> scales: array<vec4u, VOCAB / 4u * (HIDDEN / BLOCK)>; // $half
@group(0) @binding(2) var<storage, read> scales: array<mat2x4f, VOCAB / 4u * (HIDDEN / BLOCK)>; // $single
@group(0) @binding(3) var<storage, read_write> hidden: array<vec4f>;

// Codes of 4 inputs of one output, from the lowest bits up.
fn codes_of(word: u32) -> vec4f {
  return vec4f(vec4u(word, word >> BITS, word >> (2u * BITS), word >> (3u * BITS)) & vec4u((1u << BITS) - 1u));
}

@compute @workgroup_size(32)
fn packed_embedding(@builtin(global_invocation_id) at: vec3u) {
  let word = at.x;
  let row = at.y;
  if (word >= HIDDEN / WORD || row >= pass_rows.rows) {
    return;
  }
  let slot = slot_of(row) + i32(SHIFT);
  let masked = MASKED && row > 0u;
  let to = (row * (HIDDEN / WORD) + word) * QUADS;
  if (!in_context(slot) && !masked) {
    hidden[to] = vec4f(0.0);
    hidden[to + 1u] = vec4f(0.0); // $q4
    return;
  }
  let written = tokens[u32(clamp(slot, 0, i32(CONTEXT) - 1))];
  let token = min(select(written, MASK, masked), VOCAB - 1u);
  let own = codes[token / 4u * (HIDDEN / WORD) + word][token % 4u];
  let both = scales_of(scales[token / 4u * (HIDDEN / BLOCK) + word * WORD / BLOCK]);
  let scale = vec4f(both[0][token % 4u]);
  let offset = vec4f(both[1][token % 4u]);
  hidden[to] = fma(scale, codes_of(own), offset);
  hidden[to + 1u] = fma(scale, codes_of(own >> 16u), offset); // $q4
}
