/**
 * Where free text tells its final answer: behind the end of thinking, boxed, or after the word "answer", in a few other languages too. The last of each kind
 * counts; null where there is none. Only the end of a text is searched, so that its size does not matter.
 */
const SEARCHED = 20_000;
const LONGEST = 200;

const last = (text: string, pattern: RegExp): string | null => [...text.matchAll(pattern)].at(-1)?.[1]?.trim() ?? null;

/** What is boxed last, its own braces balanced. */
function boxed(text: string): string | null {
  const start = text.lastIndexOf('\\boxed{') + '\\boxed{'.length;
  if (start < '\\boxed{'.length) return null;
  let depth = 1;
  for (let at = start; at < text.length && at - start <= LONGEST; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return text.slice(start, at).trim();
  }
  return null;
}

const TAGGED = /<answer>\s*([^<\n]{1,200})/g;
const SAID = /(?:(?<!\p{L})(?:answer|antwort|réponse|respuesta|resposta|risposta|ответ)(?!\p{L})(?: is| ist| lautet| est| es| é| è| =|\s?:| [-–—]|(?=[ *$]+[-−]?\d))+|(?:答案|答え)(?:是|为|為|は|:|:)+)[ *$]*([^\s*$.,;。,]{1,200}(?:[.,]\d+)*)/giu;

export function findAnswer(text: string): string | null {
  const end = text.slice(-SEARCHED);
  const found = last(end, TAGGED) ?? boxed(end) ?? last(end, SAID);
  return found === null || found === '' ? null : found;
}

/** The reasoning in a pasted text: without the marks around a thought, and without what comes after it. Places in it are those of the text. */
export function reasoningPart(text: string): { readonly start: number; readonly end: number } {
  const open = /^\s*<think>/.exec(text)?.[0].length ?? 0;
  const closed = /<\/think>|<answer>/.exec(text)?.index ?? text.length;
  return { start: open, end: Math.max(open, closed) };
}
