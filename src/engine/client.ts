/**
 * The page's end of the engine, of the workers that run published models and make policy maps, and of the one in which a reward model learns: starts the worker and hands out its commands. The only
 * file of the page's side that knows comlink. A worker that dies rejects whatever was asked of it with a sentence; connecting again starts a new one.
 */
import { proxy, releaseProxy, transfer, wrap } from 'comlink';

import type { Answered, ChatCommands, ChatConnection, Fit, KeptModel, ModelOffer, ReadyModel } from './chat-protocol.ts';
import type { PolicyAnswer, PolicyCommands } from './policy-protocol.ts';
import type { Capability, EngineCommands, EngineConnection, LoadResult, MeasureResult } from './protocol.ts';
import type { RewardCommands, RewardConnection } from './reward-protocol.ts';

/** Kept here while it lives: a proxy that is collected while a call waits would hang that call for ever. */
let connected: EngineConnection | null = null;

/** Of the one engine; null: none is under way. */
let training: Promise<void> | null = null;
/** A step on a software adapter, and writing its checkpoint; a measurement under way is not waited for, since its step was kept before it. */
const LAST_STEP_MS = 8000;

/** A training that is under way may end its step and keep it: a minute's work is not lost to a press of a button. */
async function settled(): Promise<void> {
  if (!connected || !training) return;
  void connected.stop().catch(() => undefined);
  await Promise.race([training.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, LAST_STEP_MS))]);
}

interface Life {
  /** What was asked of the worker, as long as it lives. */
  readonly alive: <Value>(call: Promise<Value>) => Promise<Value>;
  /** Whatever still waits rejects with this. */
  readonly end: (reason: Error) => void;
}

function lifeOf(worker: Worker, remedy: string, onDeath: () => void = () => undefined): Life {
  let end: Life['end'] = () => undefined;
  const died = new Promise<never>((_, reject) => {
    end = reject;
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(`The engine's worker stopped (${message || 'no reason given'}). ${remedy}`));
      onDeath();
    });
  });
  // Nobody may be waiting when it dies.
  died.catch(() => undefined);
  return { alive: (call) => Promise.race([call, died]), end };
}

/** One engine at a time: connecting ends the one before. */
export async function connectEngine(): Promise<EngineConnection> {
  await settled();
  connected?.disconnect();
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  const remote = wrap<EngineCommands>(worker);
  const { alive, end } = lifeOf(worker, 'Run again to start a new one.');
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

/** Kept while it lives, as the engine is: one at a time, beside it. */
let chatting: ChatConnection | null = null;

export async function connectChat(): Promise<ChatConnection> {
  chatting?.disconnect();
  const worker = new Worker(new URL('./chat.worker.ts', import.meta.url), { type: 'module', name: 'chat' });
  const remote = wrap<ChatCommands>(worker);
  const { alive, end } = lifeOf(worker, 'Load the model again to start a new one.', () => connection.disconnect());
  const connection: ChatConnection = {
    get connected() {
      return chatting === connection;
    },
    probe: () => alive<Capability>(remote.probe()),
    look: (choice, settings) => alive<Answered<ModelOffer>>(remote.look(choice, settings)),
    reckon: (settings) => alive<Answered<ModelOffer['memory']>>(remote.reckon(settings)),
    load: (choice, settings, onProgress) => alive<Answered<ReadyModel>>(remote.load(choice, settings, proxy(onProgress))),
    loadDraft: (choice, settings, onProgress) => alive<Answered<ReadyModel>>(remote.loadDraft(choice, settings, proxy(onProgress))),
    cancelLoad: () => alive(remote.cancelLoad()),
    unload: () => alive(remote.unload()),
    kept: () => alive<readonly KeptModel[]>(remote.kept()),
    forget: (key) => alive<Answered<null>>(remote.forget(key)),
    fit: (request) => alive<Answered<Fit>>(remote.fit(request)),
    chat: (request, port) => alive(remote.chat(request, transfer(port, [port]))),
    stop: () => alive(remote.stop()),
    disconnect: (why = 'The model was let go.') => {
      if (chatting !== connection) return;
      chatting = null;
      remote[releaseProxy]();
      worker.terminate();
      end(new Error(why));
    },
  };
  return (chatting = connection);
}

/** Kept while it lives: what was trained is kept in the worker alone. */
let rewarding: RewardConnection | null = null;

export async function connectReward(): Promise<RewardConnection> {
  if (rewarding) return rewarding;
  const worker = new Worker(new URL('./reward.worker.ts', import.meta.url), { type: 'module', name: 'reward' });
  const remote = wrap<RewardCommands>(worker);
  const { alive } = lifeOf(worker, 'Start the training again; what it had come to is gone.', () => {
    rewarding = null;
    remote[releaseProxy]();
    worker.terminate();
  });
  const connection: RewardConnection = {
    get connected() {
      return rewarding === connection;
    },
    train: (request, port) => alive(remote.train(request, transfer(port, [port]))),
    stop: () => alive(remote.stop()),
    score: (texts) => alive<readonly number[]>(remote.score(texts)),
  };
  return (rewarding = connection);
}

/** Kept while it lives: it has tried the tasks. */
let mapping: PolicyCommands | null = null;

export async function connectPolicy(): Promise<PolicyCommands> {
  if (mapping) return mapping;
  const worker = new Worker(new URL('./policy.worker.ts', import.meta.url), { type: 'module', name: 'policy' });
  const remote = wrap<PolicyCommands>(worker);
  const { alive } = lifeOf(worker, 'Choose the map again to start a new one.', () => {
    mapping = null;
    remote[releaseProxy]();
    worker.terminate();
  });
  return (mapping = { map: (request) => alive<PolicyAnswer>(remote.map(request)) });
}
