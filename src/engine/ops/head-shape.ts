/** Heads of grouped-query attention, and the length of their KV cache. */
export interface HeadShape {
  readonly heads: number;
  readonly kvHeads: number;
  /** A multiple of 8. */
  readonly headDim: number;
  readonly context: number;
}
