/** One answer of the chat's worker that the conversation does not show: its text as it comes, and how it ended. */
import type { Written } from '#core/chat/asked-model.ts';
import { textOf, writtenPieces } from '#core/chat/answer-pieces.ts';
import { endingAt } from '#core/trace/ending.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import type { ChatConnection, ChatRequest } from '#engine/chat-protocol.ts';
import type { Failure } from '#engine/protocol.ts';
import { HeardAnswer } from './heard-answer.ts';
import { failureOf, STRAGGLERS_MS } from './live-chat.ts';

/** A template that leaves the model in its thoughts has written this already. */
const BEGUN = '<think>\n';

interface Hearing {
  readonly onText: (piece: string) => void;
  /** Also of what was measured behind the answer, when nobody waits for it any more. */
  readonly onFailure: (failure: Failure) => void;
}

export type HeardBeside = { readonly kind: 'written'; readonly written: Written } | { readonly kind: 'stopped' } | { readonly kind: 'failed'; readonly failure: Failure };

/** Rejects with the signal's reason where that was aborted; the worker is told to stop. */
export async function hearBeside(connection: ChatConnection, request: ChatRequest, { onText, onFailure }: Hearing, signal: AbortSignal): Promise<HeardBeside> {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const failures: Failure[] = [];
  let log: EventLog | null = null;
  let begun = false;
  let told = '';
  const tell = (growing: EventLog): void => {
    const soFar = steadyText(growing, begun);
    if (signal.aborted || soFar.length <= told.length || !soFar.startsWith(told)) return;
    onText(soFar.slice(told.length));
    told = soFar;
  };
  let onEnd = (): void => undefined;
  const ended = new Promise<void>((resolve) => { onEnd = resolve; });
  const heard = new HeardAnswer(ours, {
    amend: (part) => {
      begun = part.begun ?? begun;
      const growing = part.log;
      if (!growing) return;
      log = growing;
      growing.subscribe(() => tell(growing));
    },
    onEnd,
    onCosts: () => undefined,
  });
  const over = connection.chat(request, theirs)
    .then(() => new Promise<void>((resolve) => { setTimeout(resolve, STRAGGLERS_MS); }))
    .catch((error: unknown) => void failures.push(failureOf(error)))
    .then(() => {
      ours.close();
      failures.push(...heard.failures);
      if (failures[0]) onFailure(failures[0]);
    });
  let onAbort = (): void => undefined;
  const aborted = new Promise<void>((resolve) => { onAbort = resolve; });
  signal.addEventListener('abort', onAbort);
  await Promise.race([ended, over, aborted]);
  signal.removeEventListener('abort', onAbort);
  if (signal.aborted) void connection.stop().catch(() => undefined);
  signal.throwIfAborted();
  if (failures[0]) return { kind: 'failed', failure: failures[0] };
  return heardIn(log, begun);
}

function heardIn(log: EventLog | null, begun: boolean): HeardBeside {
  const ending = log && endingAt(log, log.length);
  if (!log || ending === null || ending === 'stopped') return { kind: 'stopped' };
  const pieces = writtenPieces(log);
  const tokens = { prompt: log.header.promptTokens.length, completion: pieces.length };
  return { kind: 'written', written: { text: (begun ? BEGUN : '') + textOf(pieces), tokens, cut: ending === 'length' } };
}

/** What will not change any more: while it is written, the last token may be half of a letter, or the mark that ends a turn. */
function steadyText(log: EventLog, begun: boolean): string {
  const pieces = writtenPieces(log);
  return (begun ? BEGUN : '') + textOf(endingAt(log, log.length) === null ? pieces.slice(0, -1) : pieces);
}
