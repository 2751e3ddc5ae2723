/** Words of the tour: what one sees, one thing to do, and, once it is done, what it means. A teacher may read them aloud. */
import { wording } from '#ui/wording.ts';
import type { TourStepId } from './tour-steps.ts';

export interface StepWords {
  readonly title: string;
  readonly text: string;
  /** With the mouse, or a finger. */
  readonly act: (other: string) => string;
  /** Follows the keys. */
  readonly byKeys: string;
  readonly seen: string;
}

export const tourStrings = wording({
  command: 'Take the tour',
  invitation: {
    take: (minutes: number) => `Take the tour · ${minutes} min`,
    goOn: (step: number, of: number) => `Go on with the tour · ${step} of ${of}`,
    again: 'Tour',
  },
  progress: (step: number, of: number) => `Tour · ${step} of ${of}`,
  or: 'Or press',
  shortcutsOff: (all: string) => `Single keys are switched off; ${all} finds every command by its name.`,
  aside: 'Your own run is put aside. It comes back when the tour ends.',
  waits: {
    running: 'A run of your own is under way, and the tour waits. Going back to it ends that run.',
    aside: 'The page shows another run, and the tour waits. A run of your own is put aside until the tour ends.',
    lost: 'The page shows another run, and the tour waits. Your first run is put aside already: this one is not kept, unless you save it.',
    failed: 'The run of this step could not be read.',
    other: 'The page shows another run, and the tour waits.',
    goBack: 'Back to the tour’s run',
    again: 'Try again',
  },
  end: 'End the tour',
  back: 'Back',
  skip: 'Skip',
  next: 'Next',
  finish: 'Finish',
  seen: 'Now you see it.',
  toTryNext: {
    live: 'Next, press “Run live” and watch the same on your own GPU; then give the drafter more, or fewer, tokens in the settings.',
    recorded: 'Next, open another recorded run under “Examples”: each shows something else.',
  },
  steps: {
    round: {
      title: 'One round',
      text: 'A small model, the drafter, guesses a few tokens ahead. A larger one, the target, checks all of them in a single pass and adds a token of its own.',
      act: () => 'Press Play and watch one round go by.',
      byKeys: '',
      seen: 'Above stand the drafts, below what became of them. Each ✓ is a token that the target did not have to write in a pass of its own.',
    },
    rejection: {
      title: 'A draft is rejected',
      text: 'Some guesses fail. This is another run, near its end. The first draft that the target rejects ends the round, since all that follows was guessed on top of it.',
      act: () => 'Play on until a token is struck through, and choose it.',
      byKeys: '',
      seen: '✕ is the rejected draft, ↻ what the target wrote instead; a draft behind it would bear –, never judged. A rejection is no mishap: it keeps the text the target’s own.',
    },
    both: {
      title: 'Why it was rejected',
      text: 'The drafter gave this token the probability q, the target gave it p. It is kept with chance min(1, p/q): a coin was tossed, and it fell above that.',
      act: () => 'Choose “All tokens” to see both models at once.',
      byKeys: 'then “all tokens” and Enter.',
      seen: 'The filled area, where both agree, is the chance that a draft is accepted here, whichever one is drawn; this token’s own chance, under “This token”, is another. The better the drafter knows its target, the larger the area.',
    },
    tau: {
      title: 'τ, what a round brings',
      text: 'The acceptance length τ is 1 plus the drafts accepted a round, on average: the 1 stands for the token that the target adds. Here the same drafts can be judged again, by another rule.',
      act: () => 'Choose R2, which keeps a draft with chance p, however sure the drafter was.',
      byKeys: 'until R1 has the focus, then →.',
      seen: 'Judged like that, fewer of the same drafts are accepted, and τ falls: it belongs to the setting and the text as much as to the models.',
    },
    slower: {
      title: 'A drafter that loses',
      text: 'This run has no draft model: it copies its drafts from earlier in the text, where it finds something to copy. How does that fare against a draft model?',
      act: (other: string) => `As second run, choose “${other}”.`,
      byKeys: 'until the list has the focus, then type that name until it is chosen.',
      seen: 'The texts are the same, the rounds are not. With τ near 1, the copied drafts make the run slower than plain decoding. The draft model makes it faster.',
    },
    time: {
      title: 'Why it can be slower',
      text: 'Drafting takes time, and checking several tokens takes longer than writing one. Both are paid in every round, whatever becomes of the drafts.',
      act: () => 'Open Time to see what a round costs.',
      byKeys: '',
      seen: 'A round pays only if it brings more tokens than plain decoding would write in its time. So says the formula. Further down stands what one more draft costs.',
    },
  } satisfies Record<TourStepId, StepWords>,
} as const);
