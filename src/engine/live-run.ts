/**
 * A run on the engine, as a log that grows. The engine sends batches over a port; a batch is acknowledged when the eye has
 * passed it, which keeps the engine a few rounds ahead and no more: pausing the replay pauses the run.
 */
import { sentenceOf } from '#core/sentence-of.ts';
import { EventLog } from '#core/trace/event-log.ts';
import type { EngineCommands, EngineMessage, Failure, PageMessage, RunRequest } from './protocol.ts';

const STRAGGLERS_MS = 60;

export interface LiveRunListener {
  /** The run has a log; it grows from now on. */
  readonly onLog: (log: EventLog) => void;
  readonly onFailure: (sentence: string, cause: Failure['cause']) => void;
  /** All that will come has come, in success or failure. */
  readonly onEnd: () => void;
}

export interface LiveRun {
  readonly acknowledge: (cursor: number) => void;
  readonly stop: () => void;
}

const post = (port: MessagePort, message: PageMessage): void => port.postMessage(message);

export function startLiveRun(engine: EngineCommands, request: RunRequest, listener: LiveRunListener, unexpected: string): LiveRun {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const pending: { batch: number; end: number }[] = [];
  let log: EventLog | null = null;
  let over = false;
  let cursorSeen = 0;

  const acknowledge = (cursor: number): void => {
    cursorSeen = cursor;
    while (pending[0] && pending[0].end <= cursor) post(ours, { kind: 'ack', batch: pending.shift()!.batch });
  };
  const end = (): void => {
    if (over) return;
    over = true;
    ours.close();
    listener.onEnd();
  };

  /** A log that nobody ended says that it failed, and why. */
  const fail = (sentence: string, cause: Failure['cause']): void => {
    if (log && !log.events.some(({ type }) => type === 'run.end')) log.append([{ type: 'run.end', reason: 'failed', text: sentence }]);
    listener.onFailure(sentence, cause);
  };

  ours.onmessage = ({ data }: MessageEvent<EngineMessage>) => {
    switch (data.kind) {
      case 'header':
        log = new EventLog(data.header);
        listener.onLog(log);
        break;
      case 'events':
        if (!log) return;
        log.append(data.events, data.vocabulary);
        pending.push({ batch: data.batch, end: log.length });
        acknowledge(cursorSeen);
        break;
      case 'failed':
        fail(data.sentence, data.cause);
        break;
    }
  };

  engine
    .run(request, theirs)
    // Port and call are two ways: what was posted before the run resolved may arrive after it.
    .then(() => new Promise((resolve) => setTimeout(resolve, STRAGGLERS_MS)))
    .catch((error: unknown) => fail(sentenceOf(error, unexpected), 'internal'))
    .finally(end);

  return {
    acknowledge,
    stop: () => void engine.stop().catch(end),
  };
}
