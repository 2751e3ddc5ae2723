/** What a run has cost in tokens so far, read and written, by what its log tells: a run that goes on begins with that. */
import type { PiEvent } from '#core/pibench/events.ts';
import { tokensIn } from '#endpoint/token-meter.ts';

/** Of a message without a count, that it was written, and all of its session before it read. */
export function spentIn(events: readonly PiEvent[]): number {
  let [spent, said] = [0, 0];
  for (const event of events) {
    if (event.type === 'session') said = event.memory.length;
    else if (event.type === 'user') said += event.text.length;
    else if (event.type === 'tool') said += event.result.length;
    else if (event.type === 'message') {
      said += event.text.length;
      spent += event.tokens ? event.tokens.prompt + event.tokens.completion : tokensIn(said);
    }
  }
  return spent;
}
