/** Words that explain one token: the sentences of the verdicts, the names of the bars. */
import type { AcceptRule } from '#core/trace/events.ts';
import type { Choice, Unreached } from '#core/trace/why.ts';
import { wording } from '#ui/wording.ts';

export const whyStrings = wording({
  heading: 'Why this token?',
  nothing: 'Pause, or choose a token, to see why it was kept.',
  where: (round: number, slot: number) => `round ${round} · slot ${slot}`,
  verdicts: { accepted: 'accepted', rejected: 'rejected', unreached: 'not reached', drafting: 'not judged yet', bonus: 'extra token', plain: 'written by the target' },
  drafterSays: 'Drafter q',
  targetSays: 'Target p',
  view: 'What the panel shows',
  views: { token: 'This token', all: 'All tokens' },
  looked: 'The drafter copied this token from earlier in the text. It has no probabilities: it is simply sure.',
  oneSided: {
    lookup: 'Prompt lookup copies a token and has no probabilities, so there is no second picture to lay over the target’s.',
    target: 'Only the target speaks here: no draft stood in this place, so there is nothing to compare.',
    waiting: 'The target has not judged this token yet, so there is only one side to show.',
    none: 'The log holds no probabilities of the drafter here, so there is nothing to compare.',
  },
  pointMass: 'The drafter commits to its first choice, so its belief does not enter the decision.',
  belief: 'q is the drafter’s belief at temperature 1, by which the tree was grown; it does not enter the decision.',
  believes: (q: string) => `At temperature 1 the drafter gives it ${q}; its place in the tree goes by the product along its path.`,
  left: (left: string) => `p / ${left} left`,
  ratio: 'min(1, p/q)',
  keepChance: 'Its chance to be kept',
  coin: 'coin',
  threshold: 'threshold',
  ruler: (threshold: string, coin: string, accepted: boolean) => `A line from 0 to 1. The threshold lies at ${threshold}; the coin fell at ${coin}, ${accepted ? 'below it: accepted' : 'above it: rejected'}.`,
  sentence: {
    R1: (accepted: boolean, certain: boolean, hopeless: boolean) =>
      hopeless
        ? 'The target all but rules this token out: hardly any coin would fall below p/q, and this one did not.'
        : certain
        ? 'The target likes this token at least as much as the drafter does, so it is always kept.'
        : accepted
          ? 'The drafter was keener than the target, so a coin decided; it fell below p/q, and the token stays.'
          : 'The drafter was keener than the target, so a coin decided; it fell above p/q, and the token goes.',
    R2: (accepted: boolean) =>
      accepted ? 'The draft is kept with the target’s own probability p; the coin fell below it.' : 'The draft is kept with the target’s own probability p; the coin fell above it.',
    R3: (accepted: boolean) =>
      accepted ? 'The target drew its own token from p, and it is the same.' : 'The target drew its own token from p, and it is another; that one is written.',
    R4: (accepted: boolean) =>
      accepted
        ? 'Drafter and target drew with the same noise and landed on the same token.'
        : 'Drafter and target drew with the same noise and still landed on different tokens; the target’s is written.',
    greedy: (accepted: boolean) =>
      accepted ? 'Is it the target’s first choice? Yes, so it stays. No coin is tossed.' : 'Is it the target’s first choice? No, so the target’s own takes its place. No coin is tossed.',
    amongCoin: (accepted: boolean, some: boolean) =>
      `Siblings are asked one after the other: this one is kept with its p ${some ? 'out of what those refused before it left of 1' : 'as it stands, being the first of them'}; the coin fell ${accepted ? 'below' : 'above'} that.`,
    amongDraw: (accepted: boolean, siblings: number) =>
      `The target drew one token, and all ${siblings} siblings were compared with it: ${accepted ? 'this is the one.' : 'this is another.'}`,
    amongGreedy: (accepted: boolean, siblings: number) =>
      `All ${siblings} siblings were compared with the target’s first choice: ${accepted ? 'this is the one.' : 'this is another.'} No coin is tossed.`,
    unreached: {
      rejected: (slot: number) => `The draft in slot ${slot} was rejected, so this one, guessed on top of it, was never judged.`,
      parent: (slot: number) => `Its parent, the draft in slot ${slot}, was not accepted, so this one, guessed on top of it, was never judged.`,
      sibling: (slot: number) => `Its sibling in slot ${slot} was kept, so this one was never judged.`,
      ended: (slot: number) => `The draft in slot ${slot} is the stop token, and it was accepted: the text ends there, so this one was never judged.`,
    } satisfies Record<Unreached['kind'], (slot: number) => string>,
    drafting: 'The drafter proposes this token. The target has not looked at it yet.',
    bonusOfTree: (drafted: number) =>
      `${drafted === 1 ? 'One draft was' : `${drafted} drafts were`} kept, and this branch of the tree ends there. The same pass of the target also says what comes next, so one more token is free.`,
    bonus: (drafted: number) =>
      drafted === 0
        ? 'No drafts in this round: the target writes one token, as in plain decoding.'
        : `All ${drafted} drafts were kept. The same pass of the target also says what comes next, so one more token is free.`,
  },
  firstChoice: 'Target’s first choice',
  ownDraw: 'Target’s draw',
  residual: 'What the target wanted more',
  residualHint: 'norm(max(p − q, 0))',
  redrawn: 'The target’s choice without it',
  redrawnOfTree: 'The target’s choice without the refused',
  row: 'The target’s next-token probabilities',
  choices: { drawn: 'drawn', first: 'first choice' } satisfies Record<Choice, string>,
  tail: 'all others',
  overlapTitle: (area: string, bound: string | null) => `Shared area ${area}${bound === null ? '' : ` (the cut hides ${bound} at the most)`}`,
  overlapHint: {
    R1: 'The filled area is the chance that a draft is accepted here, whichever one is drawn from q. This token’s own chance may be far from it.',
    R2: 'A point-mass draft is kept with chance p, whatever the overlap.',
    R3: 'With an independent draw the chance to agree is smaller than this area.',
    R4: 'Shared noise comes close to this area, the best that any rule can do.',
    greedy: 'At temperature 0 only the longest bar counts: is it the same for both?',
  } satisfies Record<AcceptRule | 'greedy', string>,
  legend: { both: 'both', p: 'target only', q: 'drafter only' },
  cut: (n: number, tail: string) => `The log keeps the ${n} likeliest tokens; all others together hold ${tail}.`,
  overlapTable: 'Target and drafter, token by token',
  overlapColumns: ['Token', 'Target p', 'Drafter q', 'Both'],
} as const);
