// Drafts a tree of a given shape by a script, to try the verifier with: node i carries the script's token for its position,
// moved on by `shift[i]` (0: what plain decoding writes there). One invocation per node.
// Joined with lib/round-state, lib/tree-layout. Sizes: CONTEXT, VOCABULARY.

@group(0) @binding(0) var<storage, read> state: array<u32>;
@group(0) @binding(1) var<storage, read_write> tokens: array<u32>;
@group(0) @binding(2) var<storage, read> tree: array<u32>;
@group(0) @binding(3) var<storage, read> script: array<u32>; // by position
@group(0) @binding(4) var<storage, read> shift: array<u32>; // by node

@compute @workgroup_size(TREE_NODES)
fn tree_script(@builtin(local_invocation_index) node: u32) {
  let anchor = state[STATE_COMMITTED] - 1u;
  if (node > 0u && node < tree[TREE_COUNT] && anchor + node < CONTEXT) {
    tokens[anchor + node] = (script[anchor + tree[TREE_DEPTH + node]] + shift[node]) % VOCABULARY;
  }
}
