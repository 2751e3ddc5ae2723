/**
 * A live run against a fake engine that replays a log: the page's log equals it, batches are acknowledged only when the eye
 * has passed them, failures become sentences, and what came before a failure is kept.
 */
import { describe, expect, it, vi } from 'vitest';
import type { EventLog } from '#core/trace/event-log.ts';
import type { SpecEvent } from '#core/trace/events.ts';
import { simulateRun } from '#core/trace/simulated-run.ts';
import type { EngineCommands, EngineMessage, PageMessage, RunRequest } from './protocol.ts';
import { startLiveRun, type LiveRunListener } from './live-run.ts';

const script = simulateRun();
const request: RunRequest = { config: script.header.config, mode: 'inspect', compareRepeats: 0 };

/** One batch a round. */
function batches(): SpecEvent[][] {
  const all: SpecEvent[][] = [];
  for (const event of script.events) {
    if (event.type === 'round.start' || all.length === 0) all.push([]);
    all.at(-1)!.push(event);
  }
  return all;
}

type Play = (port: MessagePort, post: (message: EngineMessage) => void) => Promise<void>;

function fakeEngine(play: Play): EngineCommands {
  const never = (): Promise<never> => Promise.reject(new Error('not in this test'));
  return {
    probe: never, load: never, stop: () => Promise.resolve(), train: never, measure: never,
    run: (_, port) => play(port, (message) => port.postMessage(message)),
  };
}

interface Seen extends LiveRunListener {
  log: EventLog | null;
  failures: [string, string][];
  ended: Promise<void>;
}

function listen(): Seen {
  let end = (): void => undefined;
  const seen: Seen = {
    log: null,
    failures: [],
    ended: new Promise((resolve) => { end = resolve; }),
    onLog: (log) => { seen.log = log; },
    onFailure: (sentence, cause) => { seen.failures.push([cause, sentence]); },
    onEnd: () => end(),
  };
  return seen;
}

const header: EngineMessage = { kind: 'header', header: { ...script.header, vocabulary: {} } };
const vocabulary = script.vocabulary();
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('a live run', () => {
  it('grows the same log that the engine sends, its words included', async () => {
    const seen = listen();
    startLiveRun(fakeEngine(async (_, post) => {
      post(header);
      batches().forEach((events, batch) => post({ kind: 'events', batch, events, vocabulary }));
    }), request, seen, 'unexpected');
    await seen.ended;
    expect(seen.log?.events).toEqual(script.events);
    expect(seen.log?.vocabulary()).toEqual(vocabulary);
    expect(seen.failures).toEqual([]);
  });

  it('acknowledges a batch when the eye has passed it, not before', async () => {
    const seen = listen();
    const acknowledged: number[] = [];
    let finish = (): void => undefined;
    const run = startLiveRun(fakeEngine((port, post) => {
      port.onmessage = ({ data }: MessageEvent<PageMessage>) => acknowledged.push(data.batch);
      post(header);
      batches().forEach((events, batch) => post({ kind: 'events', batch, events, vocabulary }));
      return new Promise((resolve) => { finish = () => { port.close(); resolve(); }; });
    }), request, seen, 'unexpected');
    await vi.waitFor(() => expect(seen.log?.length).toBe(script.length));
    expect(acknowledged).toEqual([]);
    const [first, second] = batches();
    run.acknowledge(first!.length);
    await vi.waitFor(() => expect(acknowledged).toEqual([0]));
    run.acknowledge(first!.length + second!.length - 1);
    await soon();
    expect(acknowledged).toEqual([0]);
    run.acknowledge(script.length);
    await vi.waitFor(() => expect(acknowledged).toHaveLength(batches().length));
    finish();
    await seen.ended;
  });

  it('keeps what came before a failure', async () => {
    const seen = listen();
    startLiveRun(fakeEngine(async (_, post) => {
      post(header);
      post({ kind: 'events', batch: 0, events: batches()[0]!, vocabulary });
      post({ kind: 'failed', cause: 'device-lost', sentence: 'The device was lost.' });
    }), request, seen, 'unexpected');
    await seen.ended;
    expect(seen.failures).toEqual([['device-lost', 'The device was lost.']]);
    expect(seen.log?.events).toEqual([...batches()[0]!, { type: 'run.end', reason: 'failed', text: 'The device was lost.' }]);
  });

  it('does not end a log twice', async () => {
    const seen = listen();
    startLiveRun(fakeEngine(async (_, post) => {
      post(header);
      batches().forEach((events, batch) => post({ kind: 'events', batch, events, vocabulary }));
      post({ kind: 'failed', cause: 'internal', sentence: 'The comparison failed.' });
    }), request, seen, 'unexpected');
    await seen.ended;
    expect(seen.failures).toHaveLength(1);
    expect(seen.log?.events).toEqual(script.events);
  });

  it('has a sentence for a failure without one', async () => {
    const seen = listen();
    startLiveRun(fakeEngine(() => Promise.reject(new Error(''))), request, seen, 'The engine stopped unexpectedly.');
    await seen.ended;
    expect(seen.failures).toEqual([['internal', 'The engine stopped unexpectedly.']]);
  });

  it('has a sentence for a worker that dies', async () => {
    const seen = listen();
    startLiveRun(fakeEngine(() => Promise.reject(new Error('The worker stopped.'))), request, seen, 'The engine stopped unexpectedly.');
    await seen.ended;
    expect(seen.failures).toEqual([['internal', 'The worker stopped.']]);
  });
});
