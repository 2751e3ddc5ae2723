/**
 * Keeps the focus on the page's way: what was pressed is often gone with the step that it led to, and a keyboard would begin at the top
 * again. It then goes to what stands there instead: the box to write in, or the part as a whole.
 */
import { useEffect, useRef } from 'react';
import type { ChatSession } from './session/chat-session.ts';

export function useKeptFocus({ choosing }: Pick<ChatSession, 'choosing'>): void {
  const step = choosing ? `${choosing.slot} ${choosing.at.kind}` : 'talk';
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (document.activeElement !== document.body) return;
    const part = document.getElementById('output');
    (part?.querySelector<HTMLElement>('[data-bar] textarea') ?? part)?.focus({ preventScroll: true });
  }, [step]);
}
