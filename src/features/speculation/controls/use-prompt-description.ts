/**
 * Whether the target was taught prompts like this one: null, or a sentence that owns up. The generators that know are
 * fetched when a visitor first writes a prompt of their own, and asked once the typing rests.
 */
import { useEffect, useState } from 'react';
import { EXAMPLES } from '#core/tasks/examples.ts';

const REST_MS = 500;

export function usePromptDescription(prompt: string): string | null {
  const [described, setDescribed] = useState<{ readonly prompt: string; readonly reason: string } | null>(null);
  const ours = prompt.trim() === '' || EXAMPLES.some((example) => example.prompt === prompt);
  useEffect(() => {
    if (ours) return;
    let stale = false;
    const timer = setTimeout(() => {
      void import('#core/tasks/describe-prompt.ts').then(({ describePrompt }) => {
        if (!stale) setDescribed({ prompt, reason: describePrompt(prompt).reason });
      });
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [prompt, ours]);
  return !ours && described?.prompt === prompt && described.reason !== '' ? described.reason : null;
}
