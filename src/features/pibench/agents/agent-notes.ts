/** How a model is asked what it wants to keep of a session that ends, and its answer as at most so many lines. */
import type { ChatMessage } from '#endpoint/chat-request.ts';

const LONGEST_LINE = 300;

export const notesRequest = (lines: number): ChatMessage => ({
  role: 'user',
  content: `(This is not from the user.) The session is over, and you will forget it. Write down what will help you in later sessions with this person, in at most ${lines} short lines, one thing in each. `
    + 'What you remember already stays. Write the lines alone; if there is nothing to keep, write nothing.',
});

/** Without bullets and numbers, empty lines and fences. */
export function noteLines(answer: string, most: number): string {
  const lines = answer.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim()).filter((line) => line !== '' && !line.startsWith('```') && line !== '(nothing)');
  return lines.slice(0, most).map((line) => line.slice(0, LONGEST_LINE)).join('\n');
}
