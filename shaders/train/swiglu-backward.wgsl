// The gate of an MLP, backward. With s = 1 / (1 + e^-g):  du = dy g s,  dg = dy u s (1 + g (1 - s)).
//
//   dy, g, u, dg, du  [rows][WIDTH / 4]  vec4;  dg and du written
//
// One invocation 4 numbers. Sizes: WIDTH.

@group(0) @binding(0) var<storage, read> dy: array<vec4f>;
@group(0) @binding(1) var<storage, read> g: array<vec4f>;
@group(0) @binding(2) var<storage, read> u: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> dg: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> du: array<vec4f>;
@group(0) @binding(5) var<uniform> row_count: u32;

@compute @workgroup_size(64)
fn swiglu_backward(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= row_count * (WIDTH / 4u)) {
    return;
  }
  let gate = g[at.x];
  let s = 1.0 / (1.0 + exp(-gate));
  du[at.x] = dy[at.x] * gate * s;
  dg[at.x] = dy[at.x] * u[at.x] * s * (1.0 + gate * (1.0 - s));
}
