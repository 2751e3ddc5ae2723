/** Work that speaks over a port: what it comes to grief by is said there, and the port is closed when all is said. */
import { failureOf } from './failure-of.ts';
import type { Failure } from './protocol.ts';

export async function overPort(port: MessagePort, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failed: { readonly kind: 'failed' } & Failure = { kind: 'failed', ...failureOf(error) };
    port.postMessage(failed);
  } finally {
    port.close();
  }
}
