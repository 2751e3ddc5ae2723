/** What the target makes of a prompt: null where it was taught such things, else a sentence that owns up. */
export function describePrompt(text: string): string | null {
  return text.trim() === '' ? 'This is empty.' : null;
}
