// The tree whose nodes are the rows of a pass (see lib/rows).
@group(2) @binding(0) var<storage, read> tree: array<u32>;
