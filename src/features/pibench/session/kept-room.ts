/** The one room of this tab: begun when the page is first opened, kept while one looks elsewhere. The tab is not closed unasked over what would be lost with it. */
import { PibenchRoom } from './pibench-room.ts';
import type { TabAgent } from './players.ts';

let kept: PibenchRoom | null = null;

export function keptRoom(tab: TabAgent): PibenchRoom {
  if (kept) return kept;
  kept = new PibenchRoom(location.search, tab);
  void kept.load(location.search);
  const room = kept;
  addEventListener('beforeunload', (event) => { if (room.unsaved) event.preventDefault(); });
  return kept;
}
