/** The GPU of a test file: opened once (vitest loads this module once per file), a failure when there is none, never a skip. */
import type { Gpu } from './gpu.ts';
import { openNodeGpu } from './open-node-gpu.ts';

let opened: Promise<Gpu> | undefined;

export function testGpu(): Promise<Gpu> {
  return (opened ??= openNodeGpu());
}
