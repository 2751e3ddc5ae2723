/** The explanation in one plain sentence. */
import type { Why } from '#core/trace/why.ts';
import { whyStrings } from './why-strings.ts';

export function whySentence(why: Why): string {
  const { sentence } = whyStrings;
  switch (why.kind) {
    case 'coin':
      if (why.branch && why.branch.siblings > 1) return sentence.amongCoin(why.verdict === 'accepted', why.branch.before > 0);
      return why.rule === 'R1' ? sentence.R1(why.verdict === 'accepted', why.threshold >= 1 && why.verdict === 'accepted') : sentence.R2(why.verdict === 'accepted');
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
