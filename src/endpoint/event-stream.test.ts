/** Events cut at every byte, every kind of line end, comments, several data lines, an end without an empty line, and an event without an end. */
import { expect, it } from 'vitest';
import { Deadline } from './deadline.ts';
import { EndlessEvent, eventData, LONGEST_EVENT } from './event-stream.ts';

const patience = { silenceMs: 1, totalMs: 1 };
const deadline = (): Deadline => new Deadline('host', async () => new Promise(() => undefined), patience, undefined);

async function read(pieces: readonly Uint8Array[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const data of eventData(streamOf(pieces), deadline())) found.push(data);
  return found;
}
const streamOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> => new ReadableStream({
  start(controller) {
    for (const piece of pieces) controller.enqueue(piece);
    controller.close();
  },
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('reads the same wherever the pieces are cut', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const whole = bytes([': hello', 'event: x', 'data: one é', '', 'data:two', 'data: lines', 'id: 7', '', '', 'data: last'].join(end));
    for (let cut = 0; cut <= whole.length; cut++) expect(await read([whole.subarray(0, cut), whole.subarray(cut)]), `${JSON.stringify(end)} at ${cut}`).toEqual(['one é', 'two\nlines', 'last']);
  }
});

it('gives nothing for nothing, and takes an error line for an error', async () => {
  expect(await read([])).toEqual([]);
  expect(await read([bytes('\n\n: only this\n\n')])).toEqual([]);
  expect(await read([bytes('error: {"message":"full"}\n\n')])).toEqual(['{"error": {"message":"full"}}']);
});

it('stops at an event that does not end', async () => {
  const piece = bytes(`data: ${'a'.repeat(LONGEST_EVENT / 2)}`);
  await expect(read([piece, piece, piece])).rejects.toThrow(EndlessEvent);
});
