/** Whether a passage of the message is only the user's own words, handed back in quotes: then it shows nothing of the assistant's. */
import type { Place } from './find-quote.ts';

const QUOTED = /"[^"\n]+"|“[^”\n]+”|„[^“”\n]+[“”]|«[^»\n]+»|^[ \t]*>.*$/gm;
const FEWEST_WORDS = 3;

export function quotesUser(message: string, { start, end }: Place, userSaid: readonly string[]): boolean {
  const said = userSaid.map(wordsOf);
  return [...message.matchAll(QUOTED)].some(({ index, 0: quoted }) => {
    if (start < index || end > index + quoted.length) return false;
    const words = wordsOf(quoted);
    return words.trim().split(' ').length >= FEWEST_WORDS && said.some((text) => text.includes(words));
  });
}

/** Words with a space at both ends, so that one text holds another only as whole words. */
const wordsOf = (text: string): string => ` ${(text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
