// The words of a tree of drafts on the GPU. Node 0 is the anchor, which stands at slot n - 1; node i lies i slots behind it.
// Named alike in src/engine/ops/tree-layout.ts.
const TREE_NODES: u32 = 32u; // the anchor among them
const TREE_LEVELS: u32 = 8u; // the anchor's among them
const TREE_COUNT: u32 = 0u; // nodes of this tree
const TREE_ACCEPTED: u32 = 1u; // drafts that the last round accepted; their nodes are in TREE_WALK
const TREE_ANCHOR: u32 = 2u; // the slot that the anchor had in that round
const TREE_PARENT: u32 = 32u; // by node
const TREE_DEPTH: u32 = 64u; // by node
const TREE_ORIGIN: u32 = 96u; // by node: which node of the drafter's own tree it was, 0: none
const TREE_LOG_Q: u32 = 128u; // by node: f32 bits of log q given its parent
const TREE_WALK: u32 = 160u; // by depth: the accepted node
const TREE_PATH: u32 = 192u; // by node, TREE_LEVELS words each: its ancestor at every depth, itself last
