/**
 * A trace as its file has it, read event by event: what a recount starts from. Cursors are counted here anew: a moment is a token
 * proposed, judged or written by the target, and what follows it up to the start of the next round belongs to it.
 */
import type { WireEvent, WireHeader } from '#core/trace/schema.ts';

export interface TraceFile {
  readonly header: WireHeader;
  readonly events: readonly WireEvent[];
}

export type EventOf<T extends WireEvent['type']> = Extract<WireEvent, { type: T }>;
export type Draft = EventOf<'draft.token'>;
export type Slot = EventOf<'verify.slot'>;

export const readTrace = (text: string): TraceFile => JSON.parse(text) as TraceFile;

const isMoment = (event: WireEvent): boolean =>
  event.type === 'draft.token' || event.type === 'target.token' || (event.type === 'verify.slot' && event.verdict !== 'unreached');

export const momentsIn = ({ events }: TraceFile): number => events.filter(isMoment).length;

/** The events taken into account after n moments. */
export function eventsAfter({ events }: TraceFile, n: number): readonly WireEvent[] {
  if (n <= 0) return [];
  let [seen, end] = [0, 0];
  for (const [i, event] of events.entries()) {
    if (isMoment(event)) seen += 1;
    if (seen > n) return events.slice(0, end);
    if (event.type !== 'round.start') end = i + 1;
  }
  return events;
}

export interface Round {
  readonly round: number;
  readonly drafts: Draft[];
  readonly slots: Slot[];
  target: EventOf<'target.token'> | null;
  end: EventOf<'round.end'> | null;
}

export function roundsIn(events: readonly WireEvent[]): readonly Round[] {
  const rounds: Round[] = [];
  for (const event of events) {
    const last = rounds.at(-1);
    if (event.type === 'round.start') rounds.push({ round: event.round, drafts: [], slots: [], target: null, end: null });
    else if (event.type === 'draft.token') last!.drafts.push(event);
    else if (event.type === 'verify.slot') last!.slots.push(event);
    else if (event.type === 'target.token') last!.target = event;
    else if (event.type === 'round.end') last!.end = event;
  }
  return rounds;
}

/** 1 behind the anchor. */
export function depthOf({ drafts }: Round, slot: number): number {
  const parent = drafts.find((draft) => draft.slot === slot)!.parent;
  return parent === null ? 1 : 1 + depthOf({ drafts } as Round, parent);
}

export const acceptedOf = ({ slots }: Round): number => slots.filter(({ verdict }) => verdict === 'accepted').length;
