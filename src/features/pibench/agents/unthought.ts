/** What of an answer, as far as it has come, is said to the user: without thoughts at its beginning, or what may become the mark that opens them. */
import { answerParts } from '#core/chat/answer-parts.ts';

const OPEN = '<think>';

export function unthought(soFar: string): string {
  const begun = soFar.trimStart();
  return begun.length < OPEN.length && OPEN.startsWith(begun) ? '' : answerParts(soFar, false).answer;
}
