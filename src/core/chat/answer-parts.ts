/** An answer as a reader wants it: what the model thought apart from what it says. Thoughts stand between <think> and </think>. */
export interface AnswerParts {
  /** Null: it did not think. */
  readonly thought: string | null;
  /** It has not come to the end of its thoughts yet. */
  readonly thinking: boolean;
  readonly answer: string;
}

/** From a character of the text to the one that it ends before. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same, as places in the text. */
export interface AnswerSpans {
  readonly thought: Span | null;
  readonly thinking: boolean;
  readonly answer: Span;
}

const OPEN = '<think>';
const CLOSE = '</think>';

/** `begun`: the prompt left it in the middle of its thoughts already (chat-prompt.ts). */
export function answerSpans(text: string, begun: boolean): AnswerSpans {
  const { length } = text;
  const lead = length - text.trimStart().length;
  if (!begun && !text.startsWith(OPEN, lead)) return { thought: null, thinking: false, answer: { start: 0, end: length } };
  const inside = begun ? 0 : lead + OPEN.length;
  const close = text.indexOf(CLOSE, inside);
  const thought = trimmed(text, inside, close < 0 ? length : close);
  if (close < 0) return { thought, thinking: true, answer: { start: length, end: length } };
  const rest = text.slice(close + CLOSE.length);
  return { thought: thought.start === thought.end ? null : thought, thinking: false, answer: { start: length - rest.trimStart().length, end: length } };
}

export function answerParts(text: string, begun: boolean): AnswerParts {
  const { thought, thinking, answer } = answerSpans(text, begun);
  return { thought: thought && text.slice(thought.start, thought.end), thinking, answer: text.slice(answer.start, answer.end) };
}

/** Without the whitespace at its ends. */
function trimmed(text: string, start: number, end: number): Span {
  const inside = text.slice(start, end);
  const from = start + inside.length - inside.trimStart().length;
  return { start: from, end: Math.max(from, start + inside.trimEnd().length) };
}
