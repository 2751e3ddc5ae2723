/** A text that another page hands over, to be read as if it had been pasted: it waits here until the page is opened. */
import type { ReadRequest } from './read-message.ts';

let waiting: ReadRequest | null = null;

export function handThought(request: ReadRequest): void {
  waiting = request;
}

/** Once: whoever comes later finds nothing. */
export function takeHandedThought(): ReadRequest | null {
  const taken = waiting;
  waiting = null;
  return taken;
}
