/**
 * Where a passage that a model quoted stands in a text: letter by letter, or but for line breaks, kinds of quotes and dashes, and the marks around
 * it. Paraphrases and passages with a gap are not found, and are no evidence.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const LONGEST = 2000;

export function findQuote(quote: string, text: string): Place | null {
  for (const wanted of [quote, quote.trim(), quote.trim().replace(/^["'“”„«`(]+|["'“”»`)]+$/g, '').replace(/^(\.{3}|…)\s*|\s*(\.{3}|…)$/g, '')]) {
    // a mark alone shows nothing
    if (!/[\p{L}\p{N}]/u.test(wanted) || wanted.length > LONGEST) continue;
    const start = text.indexOf(wanted);
    if (start >= 0) return { start, end: start + wanted.length };
    const loose = new RegExp(wanted.trim().split(/\s+/).map(looseWord).join('\\s+'), 'u').exec(text);
    if (loose) return { start: loose.index, end: loose.index + loose[0].length };
  }
  return null;
}

const looseWord = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/["“”„]/g, '["“”„]').replace(/['‘’]/g, "['‘’]").replace(/[-–—]/g, '[-–—]');
