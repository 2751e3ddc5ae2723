/**
 * The engine as the page sees it: whether there is a GPU, and a way to start and stop a run. It is fetched on first use
 * (the first route does not carry it); when the session ends, so does it.
 */
import { useCallback, useEffect, useState } from 'react';
import type { RunConfig } from '#core/trace/events.ts';
import type { Capability } from '#engine/protocol.ts';
import { lookForGpu } from '#ui/look-for-gpu.ts';
import { LiveEngine, type ConnectEngine } from './live-engine.ts';
import { useSessionStore } from './session-context.ts';

export interface Engine {
  readonly capability: Capability | null;
  readonly run: (() => void) | null;
  /** The same runs by other drafters, for comparison. */
  readonly runOthers: ((configs: readonly RunConfig[]) => void) | null;
  readonly stop: () => void;
  /** Ends a run that is no longer looked at. */
  readonly abandon: () => void;
}

export function useEngine(connect: ConnectEngine | null): Engine {
  const store = useSessionStore();
  const [capability, setCapability] = useState<Capability | null>(null);
  const [live] = useState(() => connect && new LiveEngine(store, connect, new URL(import.meta.env.BASE_URL, document.baseURI).href, setCapability));
  useEffect(() => {
    void lookForGpu().then(setCapability);
    return () => live?.leave();
  }, [live]);
  useEffect(() => store.subscribe(({ cursor, source }) => { if (source === 'live') live?.acknowledge(cursor); }), [store, live]);

  const run = useCallback(() => void live?.run(), [live]);
  const runOthers = useCallback((configs: readonly RunConfig[]) => void live?.runOthers(configs), [live]);
  const stop = useCallback(() => live?.stop(), [live]);
  const abandon = useCallback(() => live?.abandon(), [live]);
  const able = live !== null && capability?.ok !== false;
  return { capability, run: able ? run : null, runOthers: able ? runOthers : null, stop, abandon };
}
