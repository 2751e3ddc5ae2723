/** Files from a visitor's disk as a model that is wanted: named by the first of weights among them. */
import { chatStrings } from '../chat-strings.ts';
import type { Wanted } from '../session/chat-session.ts';

export const MODEL_FILES = '.gguf,.safetensors,.json,.jinja';

export function filesWanted(files: readonly File[]): Wanted {
  const first = files.find(({ name }) => /\.(gguf|safetensors)$/i.test(name)) ?? files[0];
  return { choice: { kind: 'files', files }, address: null, title: chatStrings.chooser.filesNamed(first?.name ?? '', Math.max(0, files.length - 1)) };
}
