/** The GPU of all test files (vitest runs them in one process, and loads this module once): a failure when there is none, never a skip. */
import type { Gpu } from './gpu.ts';
import { openNodeGpu } from './open-node-gpu.ts';

let opened: Promise<Gpu> | undefined;

export function testGpu(): Promise<Gpu> {
  return (opened ??= openNodeGpu());
}
