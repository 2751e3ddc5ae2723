/** An answer as a reader wants it: what the model thought apart from what it says. Thoughts stand between <think> and </think>. */
export interface AnswerParts {
  /** Null: it did not think. */
  readonly thought: string | null;
  /** It has not come to the end of its thoughts yet. */
  readonly thinking: boolean;
  readonly answer: string;
}

const OPEN = '<think>';
const CLOSE = '</think>';

/** `begun`: the prompt left it in the middle of its thoughts already (chat-prompt.ts). */
export function answerParts(text: string, begun: boolean): AnswerParts {
  const start = text.trimStart();
  if (!begun && !start.startsWith(OPEN)) return { thought: null, thinking: false, answer: text };
  const inside = begun ? text : start.slice(OPEN.length);
  const end = inside.indexOf(CLOSE);
  if (end < 0) return { thought: inside.trim(), thinking: true, answer: '' };
  const thought = inside.slice(0, end).trim();
  return { thought: thought === '' ? null : thought, thinking: false, answer: inside.slice(end + CLOSE.length).trimStart() };
}
