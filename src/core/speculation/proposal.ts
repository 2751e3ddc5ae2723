/**
 * How a drafter that reads its target's features makes its drafts: token by token, each pass on the token before, or a block at once, masks
 * behind the anchor. How the features come in is the other switch (docs/adr/0013); a drafter's layout, named after who published it, is that one.
 */
export type Proposal = 'autoregressive' | 'block';

/** What each layout was published with; the other way is an ablation. */
export const PUBLISHED_PROPOSAL = { dflash: 'block', eagle3: 'autoregressive' } as const satisfies Readonly<Record<string, Proposal>>;

export interface Drafting {
  readonly drafter: keyof typeof PUBLISHED_PROPOSAL;
  readonly proposal: Proposal;
}

/** Whether it differs from a published drafter in its way of drafting, and in nothing else. */
export const isAblation = ({ drafter, proposal }: Drafting): boolean => proposal !== PUBLISHED_PROPOSAL[drafter];

/** Both switches in a word, for names of files and weights: a published drafter's own, of an ablation `dflash-autoregressive`. */
export const draftingName = ({ drafter, proposal }: Drafting): string => (isAblation({ drafter, proposal }) ? `${drafter}-${proposal}` : drafter);
