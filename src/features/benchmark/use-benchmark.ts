/** The state of a benchmark run on the page: started by a click or by the address, once. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineCommands } from '#engine/protocol.ts';
import type { AddressedRequest, BenchmarkRequest } from './benchmark-request.ts';
import type { BenchmarkFile } from './result-rows.ts';
import { runSuite } from './run-suite.ts';

export type Progress =
  | { readonly state: 'idle'; readonly sentence: string }
  | { readonly state: 'running' | 'done' | 'failed'; readonly sentence: string };

export interface Benchmark {
  readonly progress: Progress;
  readonly file: BenchmarkFile | null;
  readonly start: (request: BenchmarkRequest) => void;
}

/** Where `npm run bench` leaves what an interrupted run has measured. */
function earlierFile(): BenchmarkFile | null {
  return JSON.parse(sessionStorage.getItem('slipstream.benchmark.earlier') ?? 'null') as BenchmarkFile | null;
}

export function useBenchmark(connect: (() => Promise<EngineCommands>) | null, asked: AddressedRequest): Benchmark {
  const [progress, setProgress] = useState<Progress>({ state: 'idle', sentence: '' });
  const [file, setFile] = useState<BenchmarkFile | null>(null);
  const running = useRef(false);

  const run = useCallback(
    async (request: BenchmarkRequest): Promise<void> => {
      if (running.current) return;
      running.current = true;
      const say = (sentence: string): void => setProgress({ state: 'running', sentence });
      say('Starting …');
      try {
        if (!connect) throw new Error('The engine is not part of this build.');
        const around = {
          engine: await connect(),
          baseUrl: new URL(import.meta.env.BASE_URL, document.baseURI).href,
          browser: navigator.userAgent,
          commit: import.meta.env.VITE_COMMIT,
          now: () => new Date(),
          earlier: earlierFile(),
        };
        await runSuite(request, around, { onProgress: say, onFile: setFile });
        setProgress({ state: 'done', sentence: 'Done.' });
      } catch (error) {
        setProgress({ state: 'failed', sentence: error instanceof Error ? error.message : String(error) });
      } finally {
        running.current = false;
      }
    },
    [connect],
  );
  const start = useCallback((request: BenchmarkRequest) => void run(request), [run]);

  useEffect(() => {
    if (!asked.start) return;
    const soon = setTimeout(() => start(asked), 0);
    return () => clearTimeout(soon);
  }, [asked, start]);
  return { progress, file, start };
}
