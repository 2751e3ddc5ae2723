// How candidates rank: by score, and of equal ones the earlier first. Needs `grown`, lib/choice and lib/grown-layout.

fn stands_before(a: u32, b: u32) -> bool {
  let rank_a = rank_of(bitcast<f32>(grown[GROWN_SCORE + a]));
  let rank_b = rank_of(bitcast<f32>(grown[GROWN_SCORE + b]));
  return rank_a > rank_b || (rank_a == rank_b && a < b);
}

// Candidates of [first, first + count) that stand before this one.
fn place_among(candidate: u32, first: u32, count: u32) -> u32 {
  var place = 0u;
  for (var other = first; other < first + count; other += 1u) {
    place += u32(stands_before(other, candidate));
  }
  return place;
}
