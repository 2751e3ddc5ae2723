// AdamW (Loshchilov & Hutter 2019) on all parameters at once, gradients clipped to a global norm first.
//
//   c = min(1, clip / (|g| + 1e-6)),  g' = c g
//   m = b1 m + (1 - b1) g'     v = b2 v + (1 - b2) g'^2
//   p = p (1 - rate decay) - rate (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + 1e-8)
//
//   values, m, v  [COUNT]   read and written
//   gradients     [COUNT]
//   sums          [SUMS]    of square-sum.wgsl
//   norm          [1]       written: |g| before clipping
//
// A gradient that is not finite changes nothing: the step before it stays good. One invocation a number. Sizes: COUNT, SUMS.

struct Plan {
  rate: f32,
  decay: f32,
  clip: f32,
  beta1: f32,
  beta2: f32,
  correction1: f32, // 1 - beta1^t
  correction2: f32,
}

@group(0) @binding(0) var<storage, read_write> values: array<f32, COUNT>;
@group(0) @binding(1) var<storage, read> gradients: array<f32, COUNT>;
@group(0) @binding(2) var<storage, read_write> m: array<f32, COUNT>;
@group(0) @binding(3) var<storage, read_write> v: array<f32, COUNT>;
@group(0) @binding(4) var<storage, read> sums: array<f32, SUMS>;
@group(0) @binding(5) var<storage, read_write> norm: array<f32, 1>;
@group(0) @binding(6) var<uniform> plan: Plan;

// By its bits: a compiler may take it that no number is NaN.
fn is_finite(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u;
}

@compute @workgroup_size(64)
fn adamw(@builtin(global_invocation_id) at: vec3u) {
  var squares = 0.0;
  for (var i = 0u; i < SUMS; i += 1u) {
    squares += sums[i];
  }
  let length = sqrt(squares);
  if (at.x == 0u) {
    norm[0] = length;
  }
  if (at.x >= COUNT || !is_finite(length)) {
    return;
  }
  let gradient = gradients[at.x] * min(1.0, plan.clip / (length + 1e-6));
  let mean = mix(gradient, m[at.x], plan.beta1);
  let square = mix(gradient * gradient, v[at.x], plan.beta2);
  m[at.x] = mean;
  v[at.x] = square;
  let change = (mean / plan.correction1) / (sqrt(square / plan.correction2) + 1e-8);
  values[at.x] = values[at.x] * (1.0 - plan.rate * plan.decay) - plan.rate * change;
}
