/** An answer's text, of so many bytes at most. */
import type { Deadline } from './deadline.ts';

export class TooMuch extends Error {}

export async function readWhole(response: Response, most: number, deadline: Deadline): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  while (reader) {
    const { value } = await deadline.race(reader.read());
    if (!value) break;
    deadline.heard();
    bytes += value.length;
    if (bytes > most) {
      await reader.cancel().catch(() => undefined);
      throw new TooMuch();
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
