/** What comes over an answer's port: the log grows, each batch is acknowledged, and a failure ends what has begun, or stands where nothing has. */
import { EventLog } from '#core/trace/event-log.ts';
import type { ChatAnswerMessage } from '#engine/chat-protocol.ts';
import type { Failure, PageMessage } from '#engine/protocol.ts';
import type { Answer } from './chat-session.ts';

interface Hearing {
  readonly amend: (part: Partial<Omit<Answer, 'kind'>>) => void;
  /** The answer has ended; what is measured behind it may still come. */
  readonly onEnd: () => void;
  /** What passes cost has been measured. */
  readonly onCosts: (log: EventLog) => void;
}

export class HeardAnswer {
  readonly failures: Failure[] = [];
  #log: EventLog | null = null;

  constructor(
    private readonly port: MessagePort,
    private readonly hearing: Hearing,
  ) {
    port.onmessage = ({ data }: MessageEvent<ChatAnswerMessage>) => this.#hear(data);
  }

  fail(failure: Failure): void {
    if (!this.#log) this.hearing.amend({ failure });
    else if (!this.#log.events.some(({ type }) => type === 'run.end')) this.#log.append([{ type: 'run.end', reason: 'failed', text: failure.sentence }]);
  }

  #hear(data: ChatAnswerMessage): void {
    const { amend, onEnd, onCosts } = this.hearing;
    switch (data.kind) {
      case 'begins':
        amend({ begun: data.thinking });
        break;
      case 'reading':
        amend({ reading: { read: data.read, of: data.of } });
        break;
      case 'header':
        this.#log = new EventLog(data.header);
        amend({ log: this.#log });
        break;
      case 'events':
        this.#log?.append(data.events, data.vocabulary);
        this.port.postMessage({ kind: 'ack', batch: data.batch } satisfies PageMessage);
        if (data.events.some(({ type }) => type === 'run.end')) onEnd();
        if (this.#log && data.events.some(({ type }) => type === 'verify.cost')) onCosts(this.#log);
        break;
      case 'failed':
        this.failures.push(data);
        this.fail(data);
        break;
    }
  }
}
