/** Marks a part of the page for as long as the tour speaks of it, and brings it into sight. The mark goes with whoever set it. */
import { useEffect } from 'react';
import type { TourTarget } from './tour.ts';

const MARGIN = 24;
/** Charts that were just opened draw themselves first. */
const SETTLE_MS = 120;

function bringIntoSight(element: Element, still: boolean): void {
  const { top, bottom, height } = element.getBoundingClientRect();
  const taken = ['--tour-bar', '--tour-room'].reduce((sum, name) => sum + Number.parseFloat(document.documentElement.style.getPropertyValue(name) || '0'), 0);
  const room = innerHeight - taken;
  if (top >= 0 && bottom <= room) return;
  element.scrollIntoView({ block: height > room - MARGIN ? 'start' : 'nearest', behavior: still ? 'auto' : 'smooth' });
}

/** Looks again when the step is done: the room may be another one then. */
export function useMark(target: TourTarget | null, done: boolean, still: boolean): void {
  useEffect(() => {
    const element = target && document.querySelector(`[data-tour="${target}"]`);
    if (!element) return;
    element.toggleAttribute('data-tour-mark', true);
    const timer = setTimeout(() => bringIntoSight(element, still), SETTLE_MS);
    return () => {
      clearTimeout(timer);
      element.toggleAttribute('data-tour-mark', false);
    };
  }, [target, done, still]);
}
