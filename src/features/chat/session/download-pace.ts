/** How long a download has still to go, at the pace that it has kept since it began: what was here before took no time. */
import type { ModelProgress } from '#engine/chat-protocol.ts';

/** Before, a pace says nothing. */
const SETTLED_MS = 2000;

export class DownloadPace {
  #began: { readonly at: number; readonly bytes: number } | null = null;

  /** Milliseconds from `now`; null: not known yet, or it is no download. */
  left({ stage, bytes, totalBytes }: ModelProgress, now: number): number | null {
    if (stage !== 'download') return null;
    this.#began ??= { at: now, bytes };
    const [ms, came] = [now - this.#began.at, bytes - this.#began.bytes];
    return ms < SETTLED_MS || came <= 0 ? null : ((totalBytes - bytes) * ms) / came;
  }
}
