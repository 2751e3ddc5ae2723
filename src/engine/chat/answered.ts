/** Work of the chat's worker as a value: what failed crosses the worker's edge with its cause. */
import type { Answered } from '#engine/chat-protocol.ts';
import { failureOf } from '#engine/failure-of.ts';

export async function answered<Value>(work: () => Promise<Value>): Promise<Answered<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, ...failureOf(error) };
  }
}
