/** The explanation in one plain sentence. */
import type { Why } from '#core/trace/why.ts';
import { whyStrings } from './why-strings.ts';

/** Below this chance to be kept, a coin decides nothing that anyone would wonder about. */
const HOPELESS = 0.01;

export function whySentence(why: Why): string {
  const { sentence } = whyStrings;
  switch (why.kind) {
    case 'coin':
      if (why.branch && why.branch.siblings > 1) return sentence.amongCoin(why.verdict === 'accepted', why.branch.before > 0);
      if (why.rule !== 'R1') return sentence.R2(why.verdict === 'accepted');
      return sentence.R1(why.verdict === 'accepted', why.threshold >= 1 && why.verdict === 'accepted', why.threshold < HOPELESS && why.verdict === 'rejected');
    case 'draw':
      if (why.branch && why.branch.siblings > 1) return sentence.amongDraw(why.verdict === 'accepted', why.branch.siblings);
      return sentence[why.rule](why.verdict === 'accepted');
    case 'greedy':
      if (why.branch && why.branch.siblings > 1) return sentence.amongGreedy(why.verdict === 'accepted', why.branch.siblings);
      return sentence.greedy(why.verdict === 'accepted');
    case 'unreached': return sentence.unreached[why.because.kind](why.because.slot);
    case 'drafting': return sentence.drafting;
    case 'bonus': return why.tree && why.drafted > 0 ? sentence.bonusOfTree(why.drafted) : sentence.bonus(why.drafted);
  }
}
