/**
 * Whether a text is nothing but signs that lie where a line through the middle would: `-`, `=`, `~`, `+`, arrows, and the dot that stands for
 * a space. Struck level they could not be told from the line, so that they are struck by a slant, a falling one, since a rising one would
 * make ≠ of =; all others stay legible under a level line.
 */
export const liesLevel = (text: string): boolean => /^[\s\p{Pd}−=~≈+÷→←·]+$/u.test(text);
