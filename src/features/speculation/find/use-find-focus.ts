/**
 * The field takes the focus whenever the bar is asked for, and gives it back when the bar closes. For the page itself, whose
 * effects come last: behind those of the palette, which closes and gives the focus back first.
 */
import { useEffect, useRef, type RefObject } from 'react';

export function useFindFocus(finding: number): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (finding > 0) {
      const bar = field.current?.closest('[role="search"]');
      if (!bar?.contains(document.activeElement)) before.current = document.activeElement;
      field.current?.focus();
      field.current?.select();
    } else if (before.current instanceof HTMLElement) {
      before.current.focus({ preventScroll: true });
      before.current = null;
    }
  }, [finding]);
  return field;
}
