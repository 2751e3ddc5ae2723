/**
 * What a training has spent, in floating-point operations, so that methods can be compared at equal cost: rows times parameters,
 * twice for a forward pass and four times more for a backward one. Roll-outs count; attention's own products, small at these lengths, do not.
 * It counts as pytorch/ledger.py does (pytorch/ledger.json holds figures that both are held to).
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

/**
 * Which states a step is about: random anchors of texts that are read for it; the drafter's own rounds; these, and as many blocks moved
 * elsewhere; or blocks that are drafted and judged at random anchors of texts that are read for it.
 */
export type StepStates = 'random' | 'rounds' | 'moved' | 'everywhere';

export interface StepRows {
  /** Positions of the prompts, and of whole texts, each without its last one: nothing is foretold from that. */
  readonly prompt: number;
  readonly context: number;
  /** Blocks that were drafted, and those of them that teach. */
  readonly drafted: number;
  readonly taught: number;
}

/**
 * What a step costs if it is run for real: a prompt is read once and every round is a verify pass of a whole block, which gives features and
 * teacher as well. `target`: parameters that a row of it goes through; `blockRows`: rows of a block.
 */
export function stepFlops(size: DrafterSize, target: number, blockRows: number, states: StepStates, { prompt, context, drafted, taught }: StepRows): Flops {
  const verified = drafted * blockRows;
  const learnt = (states === 'moved' ? 2 : 1) * taught * blockRows;
  return {
    targetForward: targetPass(target, { random: context, rounds: prompt + verified, moved: prompt + verified, everywhere: context + verified }[states]),
    draftForward: (states === 'random' ? 0 : draftPass(size, context, verified)) + draftPass(size, context, learnt),
    draftBackward: draftPassBack(size, context, learnt),
  };
}
