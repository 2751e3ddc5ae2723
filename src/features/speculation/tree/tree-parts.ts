/** What the two pictures of a round share: the round, the token it starts from, and the selection, which either of them moves. */
import type { EventLog } from '#core/trace/event-log.ts';
import type { RoundView } from '#core/trace/rounds.ts';

export interface TreeParts {
  readonly log: EventLog;
  readonly view: RoundView;
  /** The last token that was committed before the round. */
  readonly anchor: number;
  /** Selected in this round. */
  readonly slot: number | null;
  readonly onSelect: (slot: number) => void;
  /** Under the pointer; null when it leaves. */
  readonly onPreview: (slot: number | null) => void;
}
