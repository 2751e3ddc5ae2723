/** The explanation in one plain sentence. */
import type { Why } from '#core/trace/why.ts';
import { strings } from '../strings.ts';

export function whySentence(why: Why): string {
  const { sentence } = strings.why;
  switch (why.kind) {
    case 'coin': return why.rule === 'R1' ? sentence.R1(why.verdict === 'accepted', why.threshold >= 1 && why.verdict === 'accepted') : sentence.R2(why.verdict === 'accepted');
    case 'draw': return sentence[why.rule](why.verdict === 'accepted');
    case 'greedy': return sentence.greedy(why.verdict === 'accepted');
    case 'unreached': return sentence.unreached[why.because.kind](why.because.slot);
    case 'drafting': return sentence.drafting;
    case 'bonus': return sentence.bonus(why.drafted);
  }
}
