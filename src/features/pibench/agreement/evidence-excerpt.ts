/** What a verdict rests on, with so much of the text on either side as tells where it stands, in whole words. */
export interface Excerpt {
  readonly before: string;
  readonly words: string;
  readonly behind: string;
}

const AROUND = 60;

export function excerptOf(text: string, { start, end }: { readonly start: number; readonly end: number }): Excerpt {
  return {
    before: start <= AROUND ? text.slice(0, start) : `… ${text.slice(start - AROUND, start).replace(/^\S*\s+/, '')}`,
    words: text.slice(start, end),
    behind: text.length - end <= AROUND ? text.slice(end) : `${text.slice(end, end + AROUND).replace(/\s+\S*$/, '')} …`,
  };
}
