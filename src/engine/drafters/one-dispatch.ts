/** A drafter that is one workgroup over the text itself: it has no cache to fill and no distribution to show. */
import type { Kernel } from '#engine/gpu/kernel.ts';
import type { Drafter } from './drafter.ts';

export function oneDispatch(kernel: Kernel, buffers: readonly GPUBuffer[]): Drafter {
  const group = kernel.bind(0, buffers);
  return {
    rows: null,
    recordPrefill() {
      // the text is all it needs
    },
    record(encoder) {
      const pass = encoder.beginComputePass();
      kernel.dispatch(pass, group, 1);
      pass.end();
    },
  };
}
