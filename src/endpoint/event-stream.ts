/**
 * Server-sent events of a body (HTML Standard, 9.2.6), as far as the chat protocol uses them: the data of each event. Lines may end in LF, CR LF or CR,
 * pieces may be cut anywhere, and the last event counts even without the empty line that should end it.
 */
import type { Deadline } from './deadline.ts';

/** What no event of this protocol reaches, in characters. */
export const LONGEST_EVENT = 4 * 1024 * 1024;

export class EndlessEvent extends Error {}

export async function* eventData(body: ReadableStream<Uint8Array>, deadline: Deadline): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  let length = 0;
  try {
    for (let ended = false; !ended;) {
      const { value } = await deadline.race(reader.read());
      ended = value === undefined;
      if (!ended) deadline.heard();
      rest += value === undefined ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true });
      // a CR at the end may be the first half of a CR LF
      const held = !ended && rest.endsWith('\r') ? '\r' : '';
      const lines = rest.slice(0, rest.length - held.length).split(/\r\n|\n|\r/);
      rest = `${lines.pop() ?? ''}${held}`;
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield data.join('\n');
          data = [];
          length = 0;
        } else if (line.startsWith('data:')) {
          data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
          length += line.length;
        } else if (line.startsWith('error:')) {
          // llama.cpp's own way of ending in a failure
          data.push(`{"error":${line.slice(6)}}`);
        }
      }
      if (rest.length + length > LONGEST_EVENT) throw new EndlessEvent();
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
