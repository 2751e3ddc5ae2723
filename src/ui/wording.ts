/**
 * The door through which every dictionary of words passes. It hands the words out as they are, or, with `?locale=pseudo` in the
 * address, in the pseudo-locale: what then still reads as plain English is not in a dictionary, and what runs over its box would
 * do so in a longer language too. The locale is that of the page for as long as it is open.
 */
import { pseudoWords } from './pseudo-locale.ts';

const asksForPseudo = (): boolean => typeof location !== 'undefined' && new URLSearchParams(location.search).get('locale') === 'pseudo';

export const isPseudo = asksForPseudo();

export const wording = <const Words extends object>(words: Words): Words => (isPseudo ? pseudoWords(words) : words);
