// What EAGLE-3's layer reads: the token behind a row's slot, beside what was thought at the slot.
//
//   h = source[parent of the row's node - first_source]     features of the target, or what the layer said in the pass before
//   e = table[tokens[slot + 1]]                              if MASKED: of the first row; of the others table[MASK]
//                                                            of a packed table: table[row], where packed-embedding.wgsl put it
//   x[row] = [e * rms(e), h * rms(h)],   hidden[row] = h    (the norms' gains are multiplied into the weights behind x)
//
//   tokens  [CONTEXT]             token id in each slot
//   table   [VOCAB][HIDDEN / 4]   vec4, the target's embedding; of a packed one [rows][HIDDEN / 4]
//   source  [rows][HIDDEN / 4]    vec4, row 0 is node first_source of the pass before
//   x       [rows][HIDDEN / 2]    vec4, written
//   hidden  [rows][HIDDEN / 4]    vec4, written: the residual stream begins with h itself
//
// In a chain the parent of node i is node i - 1; so with first_source -1 every row reads its own row of `source`.
// One invocation writes one vec4 of each half; x runs over HIDDEN / 4, y over rows. Each recomputes both sums of squares in order:
// every row the same chain, whatever the rows beside it (row-exact). Lines in $plain and $packed: for that table alone. Joined with lib/rows, lib/dot, and lib/parent-chain,
// lib/parent-tree or lib/parent-block. Sizes: HIDDEN, VOCAB, CONTEXT, EPSILON, MASKED, MASK.

struct Params {
  first_source: i32,
}

const QUADS: u32 = HIDDEN / 4u;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> tokens: array<u32, CONTEXT>;
@group(0) @binding(2) var<storage, read> table: array<vec4f, VOCAB * QUADS>; // $plain
@group(0) @binding(2) var<storage, read> table: array<vec4f>; // $packed
@group(0) @binding(3) var<storage, read> source: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> x: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> hidden: array<vec4f>;

fn inverse_rms(squares: f32) -> f32 {
  return inverseSqrt(fma(squares, 1.0 / f32(HIDDEN), EPSILON));
}

@compute @workgroup_size(32)
fn eagle_input(@builtin(global_invocation_id) at: vec3u) {
  let quad = at.x;
  let row = at.y;
  if (quad >= QUADS || row >= pass_rows.rows) {
    return;
  }
  let written = tokens[u32(clamp(slot_of(row) + 1, 0, i32(CONTEXT) - 1))]; // $plain
  let token = select(written, MASK, MASKED && row > 0u); // $plain
  let from_table = min(token, VOCAB - 1u) * QUADS; // $plain
  let from_table = row * QUADS; // $packed
  let from_source = u32(parent_of(pass_rows.first + row) - params.first_source) * QUADS;
  var squares_of_e = 0.0;
  var squares_of_h = 0.0;
  for (var i = 0u; i < QUADS; i += 1u) {
    squares_of_e = add_squares(squares_of_e, table[from_table + i]);
    squares_of_h = add_squares(squares_of_h, source[from_source + i]);
  }
  let h = source[from_source + quad];
  x[row * 2u * QUADS + quad] = table[from_table + quad] * inverse_rms(squares_of_e);
  x[(row * 2u + 1u) * QUADS + quad] = h * inverse_rms(squares_of_h);
  hidden[row * QUADS + quad] = h;
}
