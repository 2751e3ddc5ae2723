// The gate of an MLP, forward: y = silu(g) u, silu(g) = g / (1 + e^-g) (Shazeer 2020).
//
//   g, u, y  [rows][WIDTH / 4]  vec4
//
// One invocation 4 numbers. Sizes: WIDTH.

@group(0) @binding(0) var<storage, read> g: array<vec4f>;
@group(0) @binding(1) var<storage, read> u: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(3) var<uniform> row_count: u32;

@compute @workgroup_size(64)
fn swiglu(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= row_count * (WIDTH / 4u)) {
    return;
  }
  y[at.x] = g[at.x] / (1.0 + exp(-g[at.x])) * u[at.x];
}
