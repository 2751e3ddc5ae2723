/** Two runs at one output position, counted anew: whose token, in which round, after how many rounds, at which acceptance length. */
import type { Expected } from './expected-views.ts';
import { recount } from './recount.ts';
import { two } from './spelled.ts';
import { roundsIn, type TraceFile } from './trace-file.ts';
import type { WireEvent } from '#core/trace/schema.ts';

interface Written {
  readonly round: number;
  readonly token: number;
  readonly draft: boolean;
}

export function written(events: readonly WireEvent[]): readonly Written[] {
  const tokens: Written[] = [];
  for (const { round, slots, target } of roundsIn(events)) {
    for (const { token, verdict } of slots) if (verdict === 'accepted') tokens.push({ round, token, draft: true });
    if (target) tokens.push({ round, token: target.token, draft: false });
  }
  return tokens;
}

const roundsFor = (tokens: readonly Written[], n: number): number => {
  const last = tokens[Math.min(n, tokens.length) - 1];
  return last ? last.round - tokens[0]!.round + 1 : 0;
};

/** Every token whose round counts, and the row it makes. */
function standing(tokens: readonly Written[], position: number): { readonly hand: readonly string[]; readonly rounds: number; readonly length: string } {
  const [rounds, last] = [roundsFor(tokens, position), tokens[Math.min(position, tokens.length) - 1]];
  const accepted = last ? tokens.filter(({ round, draft }) => draft && round <= last.round).length : 0;
  const at = tokens[position - 1];
  return { hand: at ? [`${at.round}`] : position > tokens.length ? [`${tokens.length}`] : [], rounds, length: last ? two(1 + accepted / rounds) : '' };
}

export function comparison(first: TraceFile, events: readonly WireEvent[], second: TraceFile): Expected & { readonly pairs: readonly string[] } {
  const [shown, whole, other] = [written(events), written(first.events), written(second.events)];
  const position = shown.length;
  const [ours, theirs] = [standing(whole, position), standing(other, position)];
  const speeds = [first, second].map((file) => recount(file, file.events).measured);
  const text = ({ header }: TraceFile, { token }: Written): string => header.vocabulary[token]!;
  const common = Math.min(position, other.length);
  const differs = Array.from({ length: common }, (_, i) => i).find((i) => text(first, shown[i]!) !== text(second, other[i]!));
  const same = common <= 1 && !(position === whole.length && position === other.length) ? [] : [`${common}`];
  const most = Math.max(whole.length, other.length);
  const at = (tokens: readonly Written[], n: number): string => (n <= tokens.length ? ` ${roundsFor(tokens, n)}` : '');
  return {
    figures: { sameness: differs === undefined ? same : [`${differs + 1}`] },
    tables: {
      'Both runs at the same output position': [
        [...(position === 0 ? [] : [`${position}`]), ...ours.hand, ...theirs.hand].join(' '),
        `${ours.rounds} ${theirs.rounds}`, [ours.length, theirs.length].filter(Boolean).join(' '), speeds.flatMap((speed) => (speed === null ? [] : [two(speed)])).join(' '),
      ],
      'Rounds needed, by tokens written': Array.from({ length: most }, (_, i) => i + 1).map((n) => `${n}${at(whole, n)}${at(other, n)}`),
    },
    pictures: [[position, roundsFor(whole, position), roundsFor(other, position)].map(String)],
    pairs: shown.map((token, i) => [i + 1, token.round, other[i]?.round].filter((x) => x !== undefined).join(' ')),
  };
}
