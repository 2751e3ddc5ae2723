/** Commands by what is typed: every word of it stands somewhere in the name. Names in which all begin a word come first. */
import type { Command } from './command.ts';

const begins = (name: string, word: string): boolean => name.startsWith(word) || name.includes(` ${word}`);

export function commandsNamed<C extends Pick<Command, 'label'>>(commands: readonly C[], typed: string): readonly C[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const first = ({ label }: C): boolean => words.every((word) => begins(label.toLowerCase(), word));
  return [...found.filter(first), ...found.filter((command) => !first(command))];
}
