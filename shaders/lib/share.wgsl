// What a thread's share of a row of scores comes to, merged pair by pair in one tree: the best id, the largest score, and the sum of
// exp(score - largest), scaled anew at each merge. Needs lib/choice, lib/round-state (QUIET_NAN) and WORKGROUP_SIZE, a power of two.

// A finite start for the maximum: minus infinity less itself would be a NaN.
const LOWEST: f32 = -3.4028234e38;

struct Share {
  best: Choice,
  largest: f32,
  sum: f32,
  fault: u32,
}

const NO_SHARE = Share(NO_CHOICE, LOWEST, 0.0, 0u);

fn merged(a: Share, b: Share) -> Share {
  let largest = max(a.largest, b.largest);
  let sum = a.sum * exp(a.largest - largest) + b.sum * exp(b.largest - largest);
  return Share(better(a.best, b.best), largest, sum, a.fault | b.fault);
}

var<workgroup> shares: array<Share, WORKGROUP_SIZE>;

// Of thread 0 alone it is the whole row's.
fn share_of_workgroup(thread: u32, own: Share) -> Share {
  shares[thread] = own;
  for (var half = WORKGROUP_SIZE / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) {
      shares[thread] = merged(shares[thread], shares[thread + half]);
    }
  }
  return shares[thread];
}

// log Z as bits; the quiet NaN of a row that held a NaN or +infinity, or whose log Z is not finite. With every score at minus infinity the
// sum is 0, and not every driver's logarithm of that is infinite.
fn log_partition(all: Share) -> u32 {
  let log_z = bitcast<u32>(all.largest + log(all.sum));
  let faulty = all.fault != 0u || all.largest == LOWEST || !is_finite(log_z);
  return select(log_z, QUIET_NAN, faulty);
}
