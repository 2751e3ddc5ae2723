/** A token's text in parts: spaces and line ends as signs, bytes of a cut character as codes, since they are what tokens differ in. */
import { visibleTokenText } from '#core/tokenizer/token-text.ts';

const SIGNS: Readonly<Record<string, string>> = { ' ': '·', '\n': '↵', '\t': '⇥' };

export interface VisiblePart {
  readonly text: string;
  readonly sign: boolean;
}

export function visibleToken(text: string): readonly VisiblePart[] {
  if (text === '') return [{ text: '∅', sign: false }];
  const parts = visibleTokenText(text).split(/([ \n\t]+)/).filter((part) => part !== '');
  return parts.map((part) => (/^[ \n\t]/.test(part) ? { text: [...part].map((c) => SIGNS[c]).join(''), sign: true } : { text: part, sign: false }));
}

/** The same as plain text, for pictures. */
export const visibleTokenLine = (text: string): string => visibleToken(text).map((part) => part.text).join('');
