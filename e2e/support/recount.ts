/**
 * Every figure of a run, counted anew by plain loops from the events of its file and the definitions alone (vLLM's names):
 *
 *   acceptance length τ      1 + accepted / rounds          draft acceptance rate   accepted / drafted
 *   acceptance by position   rounds that kept a draft so deep / rounds, with Wilson's 95 % interval
 *   speed-up                 τ · t_plain / (t_draft + t_verify + t_other), medians of the rounds; measured: of the comparison
 *   estimate for γ           τ(γ) · T(1) / (γ · t_draft + T(γ+1)),  τ(γ) = 1 + Σ Π a_i, with the mean α beyond what was drafted
 *
 * None of the page's code for figures is used, so that the two can only agree by both being right.
 */
import { acceptedOf, depthOf, roundsIn, type EventOf, type TraceFile } from './trace-file.ts';
import type { WireEvent } from '#core/trace/schema.ts';

const Z = 1.959963984540054;

export function wilson95(part: number, of: number): readonly [number, number] {
  const p = part / of;
  const centre = (p + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  const half = (Z / (1 + (Z * Z) / of)) * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of));
  return [part === 0 ? 0 : centre - half, part === of ? 1 : centre + half];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function last<T extends WireEvent['type']>(events: readonly WireEvent[], type: T, fits: (event: EventOf<T>) => boolean = () => true): EventOf<T> | null {
  let found: EventOf<T> | null = null;
  for (const event of events) if (event.type === type && fits(event as EventOf<T>)) found = event as EventOf<T>;
  return found;
}

export function recount(file: TraceFile, events: readonly WireEvent[]) {
  const { drafter, gamma: chosen } = file.header.config;
  const gamma = drafter === 'none' ? 0 : chosen;
  const begun = roundsIn(events);
  const ended = begun.filter(({ end }) => end !== null);
  let [drafted, accepted, tokens, deepest] = [0, 0, 0, 0];
  const running: { round: number; alone: number; tau: number }[] = [];
  for (const round of ended) {
    drafted += round.drafts.length;
    accepted += acceptedOf(round);
    tokens += round.end!.committed;
    for (const { slot } of round.drafts) deepest = Math.max(deepest, depthOf(round, slot));
    running.push({ round: round.round, alone: 1 + acceptedOf(round), tau: 1 + accepted / (running.length + 1) });
  }
  const tau = 1 + accepted / ended.length;

  const positions: { position: number; kept: number; reached: number }[] = [];
  for (let position = 1; position <= deepest; position += 1) {
    let [kept, reached] = [0, 0];
    for (const round of ended) {
      const there = round.slots.filter(({ slot }) => depthOf(round, slot) === position);
      if (there.some(({ verdict }) => verdict === 'accepted')) kept += 1;
      if (there.some(({ verdict }) => verdict !== 'unreached')) reached += 1;
    }
    positions.push({ position, kept, reached });
  }
  const bins: { accepted: number; rounds: number; bonus: number; corrected: number }[] = [];
  for (let many = 0; many <= deepest; many += 1) {
    const bin = ended.filter((round) => acceptedOf(round) === many);
    bins.push({ accepted: many, rounds: bin.length, bonus: bin.filter(({ target }) => target?.kind === 'bonus').length, corrected: bin.filter(({ target }) => target?.kind === 'corrected').length });
  }

  const comparison = last(file.events, 'comparison');
  const measured = comparison && comparison.tokensPerSecond / comparison.plainTokensPerSecond;
  const plainMs = comparison && 1000 / comparison.plainTokensPerSecond;
  const draftMs = median(ended.map(({ end }) => end!.draftMs));
  const verifyMs = median(ended.map(({ end }) => end!.verifyMs));
  const otherMs = median(ended.map(({ end }) => end!.otherMs));
  const roundMs = draftMs + verifyMs + otherMs;
  const longest = Math.max(draftMs, verifyMs, otherMs);

  const target = last(file.events, 'verify.cost', ({ role }) => role === 'target');
  const draft = last(file.events, 'verify.cost', ({ role }) => role === 'draft');
  const one = target?.rows[0] === 1 ? target.ms[0]! : null;
  const reached = positions.reduce((sum, position) => sum + position.reached, 0);
  const alpha = reached === 0 ? null : accepted / reached;
  let draftShare: number | null = drafter === 'dflash' ? null : 0;
  if (drafter === 'draft-model' || drafter === 'eagle3') {
    if (one !== null && draft) draftShare = draft.ms[0]! / one;
    else draftShare = plainMs !== null && ended.length > 0 && gamma > 0 ? draftMs / gamma / plainMs : null;
  }
  /** A round's drafting in ms: a block is one pass; EAGLE-3's first token takes a pass over the rows to catch up with. */
  const drafting = (g: number): number | null => {
    if (g === 0 && drafter === 'dflash') return 0;
    if (drafter === 'dflash') return draft && g < draft.rows.at(-1)! ? draft.ms.at(-1)! : null;
    if (one === null || draftShare === null) return null;
    const catchingUp = drafter === 'eagle3' && g > 0 && draft ? draft.ms[draft.rows.indexOf(g + 1)]! : null;
    return catchingUp === null ? g * draftShare * one : catchingUp + (g - 1) * draftShare * one;
  };
  const estimates: { gamma: number; tau: number; speedup: number; beyond: boolean }[] = [];
  if (target && one !== null && alpha !== null && drafting(gamma) !== null) {
    for (const [i, rows] of target.rows.entries()) {
      const ms = drafting(rows - 1);
      if (ms === null) continue;
      let [length, product] = [1, 1];
      for (let k = 0; k < rows - 1; k += 1) {
        const at = positions[k];
        product *= at ? (at.reached === 0 ? 0 : at.kept / at.reached) : alpha;
        length += product;
      }
      estimates.push({ gamma: rows - 1, tau: length, speedup: (length * one) / (ms + target.ms[i]!), beyond: rows - 1 > positions.length });
    }
  }
  const modelled = (g: number): number | null => {
    if (alpha === null || draftShare === null) return null;
    let expected = 0;
    for (let k = 0; k <= g; k += 1) expected += alpha ** k;
    return expected / (g * draftShare + 1);
  };

  return {
    gamma, begun, ended, rounds: ended.length, drafted, accepted, tokens, tau, rate: drafted === 0 ? null : accepted / drafted, positions, bins, running,
    comparison, measured, plainMs, draftMs, verifyMs, otherMs, roundMs, longest, identity: plainMs === null ? null : (tau * plainMs) / roundMs,
    costs: target && one !== null ? target.rows.map((rows, i) => ({ rows, ms: target.ms[i]!, ratio: target.ms[i]! / one })) : null,
    draftShare, alpha, estimates, best: estimates.reduce<(typeof estimates)[number] | null>((best, estimate) => (best && best.speedup >= estimate.speedup ? best : estimate), null), modelled,
  };
}

export type Recount = ReturnType<typeof recount>;
