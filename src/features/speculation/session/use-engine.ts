/**
 * The engine as the page sees it: whether there is a GPU, and a way to start and stop a run. It is fetched on first use
 * (the first route does not carry it); a test passes a fake that replays a log.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Capability, EngineCommands } from '#engine/protocol.ts';
import { strings } from '../strings.ts';
import { startLiveRun, type LiveRun } from './live-run.ts';
import { useSessionStore } from './session-context.ts';

export type ConnectEngine = () => Promise<EngineCommands>;

const COMPARE_REPEATS = 3;

/** The cheap part of the question, asked without starting a worker. */
async function firstLook(): Promise<Capability | null> {
  if (!('gpu' in navigator)) return { ok: false, cause: 'no-api', detail: 'navigator.gpu is missing' };
  try {
    const adapter = await navigator.gpu.requestAdapter();
    return adapter ? null : { ok: false, cause: 'no-adapter', detail: 'requestAdapter gave null' };
  } catch (error) {
    return { ok: false, cause: 'no-adapter', detail: String(error) };
  }
}

export interface Engine {
  readonly capability: Capability | null;
  readonly run: (() => void) | null;
  readonly stop: () => void;
}

export function useEngine(connect: ConnectEngine | null): Engine {
  const store = useSessionStore();
  const [capability, setCapability] = useState<Capability | null>(null);
  const engine = useRef<EngineCommands | null>(null);
  const live = useRef<LiveRun | null>(null);

  useEffect(() => {
    void firstLook().then(setCapability);
    return () => live.current?.stop();
  }, []);

  // The eye moves on, the engine may too.
  useEffect(() => store.subscribe(({ cursor, source }) => { if (source === 'live') live.current?.acknowledge(cursor); }), [store]);

  const run = useCallback(async (): Promise<void> => {
    const session = store.getState();
    const fail = (sentence: string, cause: string): void => {
      const { log, source } = store.getState();
      session.set({ failure: { sentence, cause, kept: source === 'live' && log !== null && log.length > 0 }, phase: { kind: 'idle' } });
    };
    if (!connect || session.phase.kind !== 'idle') return;
    session.set({ failure: null, phase: { kind: 'loading', bytes: 0, totalBytes: 0 } });
    try {
      engine.current ??= await connect();
      const found = await engine.current.probe();
      setCapability(found);
      if (!found.ok) {
        session.set({ phase: { kind: 'idle' } });
        return;
      }
      await engine.current.load(new URL(import.meta.env.BASE_URL, document.baseURI).href, ({ bytes, totalBytes }) => {
        if (store.getState().phase.kind === 'loading') session.set({ phase: { kind: 'loading', bytes, totalBytes } });
      });
    } catch (error) {
      engine.current = null;
      fail(error instanceof Error && error.message ? error.message : strings.failure.unexpected, 'internal');
      return;
    }
    live.current = startLiveRun(
      engine.current,
      { config: session.config, mode: 'inspect', compareRepeats: COMPARE_REPEATS },
      {
        onLog: (log) => {
          session.set({ phase: { kind: 'running' } });
          session.open(log, 'live');
          log.subscribe(() => {
            if (log.events.some(({ type }) => type === 'run.end') && store.getState().phase.kind === 'running') session.set({ phase: { kind: 'measuring' } });
          });
        },
        onFailure: (sentence, cause) => {
          if (cause === 'device-lost' || cause === 'internal') engine.current = null;
          fail(sentence, cause);
        },
        onEnd: () => {
          live.current = null;
          const { wanted } = store.getState();
          session.set({ phase: { kind: 'idle' }, wanted: null });
          if (wanted) session.select(wanted);
        },
      },
      strings.failure.unexpected,
    );
  }, [connect, store]);

  const start = useCallback(() => void run(), [run]);
  const stop = useCallback(() => live.current?.stop(), []);
  return { capability, run: connect && capability?.ok !== false ? start : null, stop };
}
