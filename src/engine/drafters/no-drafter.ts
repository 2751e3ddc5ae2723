/** Proposes nothing: each round is then one step of plain decoding, by the same kernels as any other round. */
import type { Drafter } from './drafter.ts';

export const noDrafter: Drafter = {
  rows: null,
  recordPrefill() {
    // nothing to take in
  },
  record() {
    // nothing to propose
  },
};
