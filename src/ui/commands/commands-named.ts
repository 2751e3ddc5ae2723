/**
 * Commands by what is typed: every word of it stands somewhere in the name. Names in which all begin a word come first. A Greek letter
 * may be typed as it is called, since few keyboards have it.
 */
const CALLED: Readonly<Record<string, string>> = { α: 'alpha', β: 'beta', γ: 'gamma', π: 'pi', τ: 'tau' };

const plain = (text: string): string => text.toLowerCase().replace(/\p{Script=Greek}/gu, (letter) => CALLED[letter] ?? letter);

const begins = (name: string, word: string): boolean => name.startsWith(word) || name.includes(` ${word}`);

export function commandsNamed<C extends { readonly label: string }>(commands: readonly C[], typed: string): readonly C[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = commands.filter(({ label }) => words.every((word) => plain(label).includes(word)));
  const first = ({ label }: C): boolean => words.every((word) => begins(plain(label), word));
  return [...found.filter(first), ...found.filter((command) => !first(command))];
}
