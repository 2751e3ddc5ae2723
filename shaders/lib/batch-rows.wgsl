// The rows of a pass over many sequences (see lib/rows): first slot of the sequence's region, position; two words more are draw.wgsl's.
@group(2) @binding(0) var<storage, read> batch: array<vec4u>;
