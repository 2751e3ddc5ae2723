/**
 * The state of a benchmark run on the page: started by a click or by the address, once; ended by a click or by leaving. Every run has
 * a worker of its own, so that stopping need not wait for the cell that is being measured. What was measured outlives the page.
 */
import { useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { EngineConnection } from '#engine/protocol.ts';
import { benchmarkStrings } from './benchmark-strings.ts';
import type { AddressedRequest, BenchmarkRequest } from './benchmark-request.ts';
import { keepFile, keptBenchmark, type KeptBenchmark, type Progress } from './kept-benchmark.ts';
import type { BenchmarkFile } from './result-rows.ts';
import { runSuite } from './run-suite.ts';

export interface Benchmark extends KeptBenchmark {
  readonly start: (request: BenchmarkRequest) => void;
  readonly stop: () => void;
}

const words = benchmarkStrings.progress;

const setProgress = (progress: Progress): void => keptBenchmark.setState({ progress });

/** Where `npm run bench` leaves what an interrupted run has measured. */
function earlierFile(): BenchmarkFile | null {
  return JSON.parse(sessionStorage.getItem('slipstream.benchmark.earlier') ?? 'null') as BenchmarkFile | null;
}

/** Coming back to the page by its address is not asking to measure again. */
function forgetStart(): void {
  const address = new URL(location.href);
  address.searchParams.delete('start');
  history.replaceState(history.state, '', address);
}

export function useBenchmark(connect: (() => Promise<EngineConnection>) | null, asked: AddressedRequest): Benchmark {
  const kept = useStore(keptBenchmark);
  const running = useRef<AbortController | null>(null);

  const run = useCallback(
    async (request: BenchmarkRequest): Promise<void> => {
      if (running.current) return;
      const { signal } = (running.current = new AbortController());
      let [engine, rows] = [null as EngineConnection | null, 0];
      signal.addEventListener('abort', () => engine?.disconnect());
      const say = (sentence: string, done: number): void => setProgress({ state: 'running', sentence, done });
      say(words.starting, 0);
      try {
        if (!connect) throw new Error(words.noEngine);
        engine = await connect();
        signal.throwIfAborted();
        const around = {
          engine,
          baseUrl: new URL(import.meta.env.BASE_URL, document.baseURI).href,
          browser: navigator.userAgent,
          cores: navigator.hardwareConcurrency,
          commit: import.meta.env.VITE_COMMIT,
          now: () => new Date(),
          earlier: earlierFile(),
        };
        const onFile = (soFar: BenchmarkFile): void => {
          rows = soFar.results.length;
          keepFile(soFar);
        };
        await runSuite(request, around, { onProgress: say, onFile });
        setProgress({ state: 'done', sentence: words.done });
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        if (signal.aborted) setProgress({ state: 'stopped', sentence: rows > 0 ? words.stopped : words.stoppedEarly });
        else setProgress({ state: 'failed', sentence: rows > 0 ? words.kept(failure) : failure });
      } finally {
        engine?.disconnect();
        running.current = null;
      }
    },
    [connect],
  );
  const start = useCallback((request: BenchmarkRequest) => void run(request), [run]);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  useEffect(() => {
    if (!asked.start) return;
    const soon = setTimeout(() => {
      forgetStart();
      start(asked);
    }, 0);
    return () => clearTimeout(soon);
  }, [asked, start]);
  return { ...kept, start, stop };
}
