// How fast a device reads: every invocation adds up its share of a buffer that no cache holds, neighbours reading neighbours.
//
//   data  [COUNT]        vec4, each read once
//   sums  [INVOCATIONS]  vec4, written, so that no compiler leaves the reading out
//
// Sizes: COUNT, INVOCATIONS (divides COUNT / 4).

@group(0) @binding(0) var<storage, read> data: array<vec4f, COUNT>;
@group(0) @binding(1) var<storage, read_write> sums: array<vec4f, INVOCATIONS>;

@compute @workgroup_size(64)
fn stream(@builtin(global_invocation_id) id: vec3u) {
  var a = vec4f(0.0);
  var b = vec4f(0.0);
  var c = vec4f(0.0);
  var d = vec4f(0.0);
  for (var i = id.x; i < COUNT; i += 4u * INVOCATIONS) {
    a += data[i];
    b += data[i + INVOCATIONS];
    c += data[i + 2u * INVOCATIONS];
    d += data[i + 3u * INVOCATIONS];
  }
  sums[id.x] = (a + b) + (c + d);
}
