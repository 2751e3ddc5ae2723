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

/** Parts of the page come and go: whichever stands there now bears the mark. Looks again when the step is done: the room may be another one then. */
export function useMark(target: TourTarget | null, sight: TourTarget, done: boolean, still: boolean): void {
  useEffect(() => {
    if (!target) return;
    const find = (name: TourTarget): Element | null => document.querySelector(`[data-tour="${name}"]`);
    let marked: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const element = find(target);
      if (element === marked) return;
      marked?.toggleAttribute('data-tour-mark', false);
      element?.toggleAttribute('data-tour-mark', true);
      marked = element;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const seen = find(sight);
        if (seen) bringIntoSight(seen, still);
      }, SETTLE_MS);
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      marked?.toggleAttribute('data-tour-mark', false);
    };
  }, [target, sight, done, still]);
}
