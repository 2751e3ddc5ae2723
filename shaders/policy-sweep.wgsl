// The noisy oracle of π-Bench at every place of a grid of chances: one thread plays one session on integers, and adds what came of it to its place's counts.
// Twin of src/core/pibench/policy/policy-sweep.ts (policySweep over mask-session.ts): equal to the bit, since nothing here is a fraction, and sums of
// integers do not depend on who adds first.
//
//   draw d of intent i   the upper 23 bits of stream (seed, the task's sequence, i, PURPOSE_DRAFT), index d
//   done    draw 0 is below the place's limit, or an earlier task taught it and this memory keeps it
//   asked   draw 1 is below the place's limit; counts where it is not done
//   missed  the rest, told one a turn, the first pending one first
//   acted   done, or told before the last turn and draw 2 is below the limit
//
//   limits  [side]                                        chances of doing and of asking, as limits of 23 bits
//   tasks   [tasks]                                       what a session needs of its task
//   needs   [criteria of all tasks]                       what each hangs on
//   counts  [memory][asks][does][task][5]                 anticipated, asked, missed, user turns, weight of met criteria; added to
//
// x: seeds, 64 a workgroup; y: tasks under the first memory, then under the second; z: places of the grid, `does` first. Joined with lib/counter. Size: SIDE.

struct Params {
  tasks: u32,
  seeds: u32, // 1, 2, ... seeds
  max_turns: u32,
  finish_limit: u32,
}

struct Task {
  sequence: u32,
  intents: u32,
  carried: u32, // taught by an earlier task, as bits
  first_need: u32,
  end_need: u32,
}

struct Need {
  all: u32, // of these intents all are acted on
  any: u32, // and of these one, if there are any
  weight: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> limits: array<u32>;
@group(0) @binding(2) var<storage, read> tasks: array<Task>;
@group(0) @binding(3) var<storage, read> needs: array<Need>;
@group(0) @binding(4) var<storage, read_write> counts: array<atomic<u32>>;

fn below(stream: vec4u, draw: u32, limit: u32) -> u32 {
  let bits = pcg4d(stream + vec4u(0u, 0u, 0u, draw)).x >> 9u;
  return select(0u, 1u, bits < limit);
}

@compute @workgroup_size(64)
fn policy_sweep(@builtin(global_invocation_id) at: vec3u) {
  if (at.x >= params.seeds) {
    return;
  }
  let task = tasks[at.y % params.tasks];
  let memory = at.y / params.tasks;
  let does_limit = limits[at.z % SIDE];
  let asks_limit = limits[at.z / SIDE];

  var done = select(0u, task.carried, memory == 1u);
  var asks = 0u;
  var finished = 0u;
  for (var i = 0u; i < task.intents; i += 1u) {
    let stream = counter_stream(at.x + 1u, task.sequence, i, PURPOSE_DRAFT);
    done |= below(stream, 0u, does_limit) << i;
    asks |= below(stream, 1u, asks_limit) << i;
    finished |= below(stream, 2u, params.finish_limit) << i;
  }

  var pending = select(0xffffffffu >> ((32u - task.intents) & 31u), 0u, task.intents == 0u);
  let anticipated = pending & done;
  pending &= ~done;
  var asked = 0u;
  var missed = 0u;
  var heard = 0u;
  var user_turns = 0u;
  for (var turn = 1u; turn <= params.max_turns; turn += 1u) {
    heard = asked | missed;
    if (pending == 0u) {
      break;
    }
    if (turn == 1u && (pending & asks) != 0u) {
      asked = pending & asks;
      pending &= ~asked;
    } else {
      let first = pending & (~pending + 1u);
      missed |= first;
      pending &= ~first;
    }
    user_turns += 1u;
  }

  let acted = anticipated | (heard & finished);
  var met = 0u;
  for (var n = task.first_need; n < task.end_need; n += 1u) {
    let need = needs[n];
    if ((acted & need.all) == need.all && (need.any == 0u || (acted & need.any) != 0u)) {
      met += need.weight;
    }
  }

  let place = 5u * ((memory * SIDE * SIDE + at.z) * params.tasks + at.y % params.tasks);
  atomicAdd(&counts[place], countOneBits(anticipated));
  atomicAdd(&counts[place + 1u], countOneBits(asked));
  atomicAdd(&counts[place + 2u], countOneBits(missed));
  atomicAdd(&counts[place + 3u], user_turns);
  atomicAdd(&counts[place + 4u], met);
}
