/** The GPU of all test files (vitest runs them in one process, and loads this module once): a failure when there is none, never a skip. */
import type { Gpu } from './gpu.ts';
import { openNodeGpu } from './open-node-gpu.ts';

const NAP_MS = 0.2;
const nap = new Int32Array(new SharedArrayBuffer(4));
let opened: Promise<Gpu> | undefined;

export function testGpu(): Promise<Gpu> {
  return (opened ??= openNodeGpu().then((gpu) => {
    napBetweenLooks();
    return gpu;
  }));
}

/**
 * Dawn's binding looks for what the GPU has finished in every `setImmediate`, and keeps a core busy with that alone. The software
 * GPU computes on the same cores: it gets them while we nap.
 */
function napBetweenLooks(): void {
  const { setImmediate } = globalThis;
  const napping = (look: () => void): NodeJS.Immediate => setImmediate(() => {
    Atomics.wait(nap, 0, 0, NAP_MS);
    look();
  });
  globalThis.setImmediate = Object.assign(napping, setImmediate);
}
