// K or V of a text's first positions from one region of slots to another: sequences whose texts begin alike read the beginning once.
//
//   copies  [copies]                        first slot of the one and of the other region, positions
//   cache   [KV_HEADS][CONTEXT][D / 4]      vec4   CONTEXT: slots of all regions
//
// One invocation copies one vec4; x runs over positions * D / 4, y over copies, z over KV heads. No region is both. Sizes: D, CONTEXT.

const QUADS: u32 = D / 4u;

@group(0) @binding(0) var<storage, read> copies: array<vec4u>;
@group(0) @binding(1) var<storage, read_write> cache: array<vec4f>;

@compute @workgroup_size(64)
fn copy_regions(@builtin(global_invocation_id) at: vec3u) {
  let copy = copies[at.y];
  if (at.x >= copy.z * QUADS) {
    return;
  }
  let head = at.z * CONTEXT;
  cache[(head + copy.y) * QUADS + at.x] = cache[(head + copy.x) * QUADS + at.x];
}
