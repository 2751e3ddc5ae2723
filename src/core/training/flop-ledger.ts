/**
 * What a training has spent, in floating-point operations, so that methods can be compared at equal cost: rows times parameters,
 * twice for a forward pass and four times more for a backward one. Roll-outs count; attention's own products, small at these lengths, do not.
 */
export interface DrafterSize {
  /** Parameters that a row of the context goes through, and a drafted slot, without the head. */
  readonly contextRow: number;
  readonly slotRow: number;
  /** Of the frozen head: on the way back only the input's gradient is made. */
  readonly head: number;
}

export interface Flops {
  readonly targetForward: number;
  readonly draftForward: number;
  readonly draftBackward: number;
}

export const NO_FLOPS: Flops = { targetForward: 0, draftForward: 0, draftBackward: 0 };

export function addFlops(a: Flops, b: Partial<Flops>): Flops {
  return {
    targetForward: a.targetForward + (b.targetForward ?? 0),
    draftForward: a.draftForward + (b.draftForward ?? 0),
    draftBackward: a.draftBackward + (b.draftBackward ?? 0),
  };
}

export function totalFlops({ targetForward, draftForward, draftBackward }: Flops): number {
  return targetForward + draftForward + draftBackward;
}

/** A drafter's pass over `context` positions and `slots` drafted ones. */
export function draftPass({ contextRow, slotRow, head }: DrafterSize, context: number, slots: number): number {
  return 2 * (context * contextRow + slots * (slotRow + head));
}

/** Its way back: weights and inputs of what learns, inputs alone of the head. */
export function draftPassBack({ contextRow, slotRow, head }: DrafterSize, context: number, slots: number): number {
  return 4 * (context * contextRow + slots * slotRow) + 2 * slots * head;
}

/** A target's pass: `parameters` is what a row goes through, its head once. */
export function targetPass(parameters: number, rows: number): number {
  return 2 * rows * parameters;
}
