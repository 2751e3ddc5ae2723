/**
 * Rounds as a pure function of (log, cursor): what was proposed, how each slot was judged, what the target wrote.
 * A round whose events all lie before the cursor is folded once and kept (the log never changes), so that a moving cursor
 * costs one fold of the round it stands in. Its test compares every cursor with a fold from nothing.
 */
import type { Distribution, RowLook, SpecEvent, Verdict } from './events.ts';
import type { EventLog } from './event-log.ts';

type EventOf<T extends SpecEvent['type']> = Extract<SpecEvent, { type: T }>;
export type Judgement = EventOf<'verify.slot'>;
export type TargetToken = EventOf<'target.token'>;

export type SlotState = 'drafting' | Verdict;

export interface SlotView {
  readonly slot: number;
  /** The slot before it on its path; null: the anchor. */
  readonly parent: number | null;
  readonly token: number;
  readonly q: number;
  readonly draft: Distribution | null;
  readonly judged: Judgement | null;
  readonly state: SlotState;
}

export interface RoundView {
  readonly round: number;
  readonly position: number;
  readonly k: number;
  readonly slots: readonly SlotView[];
  /** Where each row of the block looked, in each layer; null: no block, not recorded, or not yet. */
  readonly attention: readonly (readonly RowLook[])[] | null;
  readonly target: TargetToken | null;
  /** Null while the round is under way. */
  readonly end: EventOf<'round.end'> | null;
}

/** Whether the drafts of a round branch. */
export const isTree = ({ slots }: Pick<RoundView, 'slots'>): boolean => slots.some(({ slot, parent }) => parent !== (slot === 1 ? null : slot - 1));

/** The refused draft that the target's own token stands in for: the first one behind the last accepted; null: none was refused there. */
export function replacedSlot({ slots }: Pick<RoundView, 'slots'>): SlotView | null {
  const last = slots.findLast(({ state }) => state === 'accepted')?.slot ?? null;
  return slots.find(({ parent, state }) => state === 'rejected' && parent === last) ?? null;
}

export function foldRound(events: Iterable<SpecEvent>): RoundView | null {
  let start: EventOf<'round.start'> | null = null;
  let target: TargetToken | null = null;
  let end: EventOf<'round.end'> | null = null;
  let attention: RoundView['attention'] = null;
  const slots: SlotView[] = [];
  for (const event of events) {
    switch (event.type) {
      case 'round.start': start = event; break;
      case 'draft.token':
        slots.push({ slot: event.slot, parent: event.parent, token: event.token, q: event.q, draft: event.draft, judged: null, state: 'drafting' });
        break;
      case 'draft.attention': attention = event.rows; break;
      case 'verify.slot': {
        const i = slots.findIndex(({ slot }) => slot === event.slot);
        const slot = slots[i];
        if (slot) slots[i] = { ...slot, judged: event, state: event.verdict };
        break;
      }
      case 'target.token': target = event; break;
      case 'round.end': end = event; break;
      case 'comparison': case 'verify.cost': case 'notice': case 'run.end': break;
      default: event satisfies never;
    }
  }
  return start && { round: start.round, position: start.position, k: start.k, slots, attention, target, end };
}

interface Index {
  /** Event index at which each round starts. */
  readonly starts: number[];
  /** Folds of rounds that another round follows. */
  readonly whole: RoundView[];
  scanned: number;
  last: { cursor: number; round: RoundView } | null;
}

const indices = new WeakMap<EventLog, Index>();

function indexOf(log: EventLog): Index {
  let index = indices.get(log);
  if (!index) indices.set(log, (index = { starts: [], whole: [], scanned: 0, last: null }));
  for (; index.scanned < log.length; index.scanned++) {
    if (log.at(index.scanned)?.type !== 'round.start') continue;
    const previous = index.starts.at(-1);
    if (previous !== undefined) index.whole.push(foldRound(log.events.slice(previous, index.scanned))!);
    index.starts.push(index.scanned);
  }
  return index;
}

/** How many rounds have begun before the cursor. */
function begun(starts: readonly number[], cursor: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < cursor) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rounds before a cursor; finished ones are the same objects at every cursor. */
export function roundsAt(log: EventLog, cursor: number): readonly RoundView[] {
  const index = indexOf(log);
  const count = begun(index.starts, cursor);
  if (count === 0) return [];
  const start = index.starts[count - 1]!;
  const next = index.starts[count] ?? log.length;
  const earlier = index.whole.slice(0, count - 1);
  const complete = index.whole[count - 1];
  if (complete && cursor >= next) return [...earlier, complete];
  const end = Math.min(cursor, next);
  if (index.last?.cursor !== end) index.last = { cursor: end, round: foldRound(log.events.slice(start, end))! };
  return [...earlier, index.last.round];
}

export const roundCount = (log: EventLog): number => indexOf(log).starts.length;
