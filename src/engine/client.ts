/**
 * The page's end of the engine: starts the worker and hands out its commands. The only file of the page's side that knows
 * comlink. A worker that dies rejects whatever was asked of it with a sentence; connecting again starts a new one.
 */
import { proxy, releaseProxy, transfer, wrap } from 'comlink';

import type { Capability, EngineCommands, EngineConnection, LoadResult, MeasureResult } from './protocol.ts';

/** Kept here while it lives: a proxy that is collected while a call waits would hang that call for ever. */
let connected: EngineConnection | null = null;

/** Of the one engine; null: none is under way. */
let training: Promise<void> | null = null;
/** A step on a software adapter, and writing its checkpoint. */
const LAST_STEP_MS = 8000;

/** A training that is under way may end its step and keep it: a minute's work is not lost to a press of a button. */
async function settled(): Promise<void> {
  if (!connected || !training) return;
  void connected.stop().catch(() => undefined);
  await Promise.race([training.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, LAST_STEP_MS))]);
}

/** One engine at a time: connecting ends the one before. */
export async function connectEngine(): Promise<EngineConnection> {
  await settled();
  connected?.disconnect();
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  const remote = wrap<EngineCommands>(worker);
  let end: (reason: Error) => void = () => undefined;
  const died = new Promise<never>((_, reject) => {
    end = reject;
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(`The engine's worker stopped (${message || 'no reason given'}). Run again to start a new one.`));
    });
  });
  // Nobody may be waiting when it dies.
  died.catch(() => undefined);
  const alive = <Value>(call: Promise<Value>): Promise<Value> => Promise.race([call, died]);
  const connection: EngineConnection = {
    get connected() {
      return connected === connection;
    },
    probe: () => alive<Capability>(remote.probe()),
    load: (baseUrl, drafters, onProgress) => alive<LoadResult>(remote.load(baseUrl, drafters, proxy(onProgress))),
    run: (request, port) => alive(remote.run(request, transfer(port, [port]))),
    stop: () => alive(remote.stop()),
    train: (request, port) => {
      const mine = alive(remote.train(request, transfer(port, [port]))).finally(() => { if (training === mine) training = null; });
      return (training = mine);
    },
    measure: (request) => alive<MeasureResult>(remote.measure(request)),
    disconnect: () => {
      if (connected !== connection) return;
      connected = null;
      remote[releaseProxy]();
      worker.terminate();
      end(new Error('The engine was stopped.'));
    },
  };
  return (connected = connection);
}
