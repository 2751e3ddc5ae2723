/**
 * How a drafter that reads its target's features makes its drafts: token by token, each pass on the token before, or a block at once, masks
 * behind the anchor. How the features come in is the other switch (docs/adr/0013); a drafter's layout, named after who published it, is that one.
 */
export type Proposal = 'autoregressive' | 'block';

/** What each layout was published with; the other way is an ablation. */
export const PUBLISHED_PROPOSAL = { dflash: 'block', eagle3: 'autoregressive' } as const satisfies Readonly<Record<string, Proposal>>;
