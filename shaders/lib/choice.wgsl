// The best (score, id) over a workgroup's strided share of a row: largest score, then lowest id, whatever the order of merging.
// Scores are compared as integers, so that a NaN (ranked below everything) never wins and no compiler may assume it away.
// Needs WORKGROUP_SIZE. Every row is reduced by its own workgroup in the same tree: nothing depends on the number of rows.

fn is_nan_or_infinite(bits: u32) -> bool {
  return (bits & 0x7fffffffu) > 0x7f800000u || bits == 0x7f800000u;
}

fn is_finite(bits: u32) -> bool {
  return (bits & 0x7f800000u) != 0x7f800000u;
}

// A u32 that orders as the float does; NaN is 0, below minus infinity; -0 and +0 are one.
fn rank_of(value: f32) -> u32 {
  let bits = bitcast<u32>(value);
  if ((bits & 0x7fffffffu) > 0x7f800000u) {
    return 0u;
  }
  if (bits == 0x80000000u) {
    return 0x80000000u;
  }
  return select(bits | 0x80000000u, ~bits, (bits & 0x80000000u) != 0u);
}

struct Choice {
  rank: u32,
  id: u32,
}

const NO_CHOICE = Choice(0u, 0xffffffffu);

fn better(a: Choice, b: Choice) -> Choice {
  if (b.rank > a.rank || (b.rank == a.rank && b.id < a.id)) {
    return b;
  }
  return a;
}

var<workgroup> choices: array<Choice, WORKGROUP_SIZE>;

fn best_of_workgroup(thread: u32, own: Choice) -> Choice {
  choices[thread] = own;
  for (var half = WORKGROUP_SIZE / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) {
      choices[thread] = better(choices[thread], choices[thread + half]);
    }
  }
  workgroupBarrier();
  let best = choices[0];
  workgroupBarrier(); // all have read it: the next row may be reduced in the same place
  return best;
}
