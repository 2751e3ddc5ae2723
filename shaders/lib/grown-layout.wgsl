// The candidates of a tree while its drafter grows it: all nodes that were scored, level by level. The drafter's own nodes are
// those that got children: node 0 is the anchor, then WIDTH of each level. Numbered alike in src/engine/drafters/draft-tree.ts.
const GROWN_CANDIDATES: u32 = 128u;
const GROWN_TOKEN: u32 = 0u; // by candidate
const GROWN_SCORE: u32 = 128u; // by candidate: f32 bits of the sum of log q along its path
const GROWN_LOG_Q: u32 = 256u; // by candidate: f32 bits of its own log q
const GROWN_PARENT: u32 = 384u; // by candidate: the candidate above it, NO_CANDIDATE: the anchor
const GROWN_NODE: u32 = 512u; // by candidate: its node in the drafter's tree, 0: it got no children
const GROWN_OF_NODE: u32 = 640u; // by node of the drafter's tree: its candidate
const GROWN_WORDS: u32 = 672u;

const NO_CANDIDATE: u32 = 0xffffffffu;
