/** The word for what became of a token. */
import type { Why } from '#core/trace/why.ts';
import type { whyStrings } from './why-strings.ts';

export function verdictOf(why: Why): keyof typeof whyStrings.verdicts {
  switch (why.kind) {
    case 'coin': case 'draw': case 'greedy': return why.verdict;
    case 'bonus': return why.drafted === 0 ? 'plain' : 'bonus';
    case 'drafting': case 'unreached': return why.kind;
  }
}
