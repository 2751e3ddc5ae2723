/**
 * Words with which free prose says how a step hangs together with the others: the leads of our own grammar (tasks/thought.ts), in the wild. English in the
 * main, with the commonest openings in a few other languages; what has no cue just goes on.
 */
import type { Lead } from '../tasks/thought.ts';

const CUES: readonly (readonly [Exclude<Lead, ''>, RegExp])[] = [
  ['alt', /^(alternatively|another (way|approach|idea|method)|instead|a different (way|approach)|let'?s try|let me try|we could also|starting over|start(ing)? (again|afresh|over)|from the beginning|或者|另一种|alternativ|autrement)/iu],
  ['check', /^(let me (check|verify|double|make sure|confirm)|let'?s (check|verify|confirm)|check(ing)?\b|verify(ing)?\b|to (check|verify|be sure)|double[- ]check|once more|looking back|验证|检查)/iu],
  ['but', /^(wait|but\b|no[,.]|hold on|actually|however|that (is|was|can'?t be) (wrong|right)|oops|correction|i made|但是|等等|不对|aber\b|mais\b)/iu],
  ['so', /^(so\b|therefore|thus|hence|then\b|it follows|consequently|next|now\b|所以|因此|然后|接下来|also\b|donc\b|daher)/iu],
];
const FILLER = /^(?:(?:h+m+|well|okay|ok|um|uh|let me see|let me think)\b[\s,.…!-]*)+/iu;

/** What comes before the first word that says something. */
export const fillerOf = (text: string): string => FILLER.exec(text)?.[0] ?? '';

export function cueOf(text: string): Lead {
  const said = text.slice(fillerOf(text).length, fillerOf(text).length + 80);
  return CUES.find(([, pattern]) => pattern.test(said))?.[0] ?? '';
}
