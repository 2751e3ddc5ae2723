/**
 * The card stands above the player and takes its room from the page: where the player begins, from below, is in `--tour-bar`, and how high
 * the card is in `--tour-room`, so that the page ends above the card, and what is scrolled to or focused comes to stand above it too.
 */
import { useEffect, useLayoutEffect, type RefObject } from 'react';

const BAR = '[data-bar]';

const measure = (card: HTMLElement | null, said: HTMLElement | null): void => {
  const { style } = document.documentElement;
  const bar = document.querySelector(BAR);
  style.setProperty('--tour-bar', `${bar ? innerHeight - bar.getBoundingClientRect().top : 0}px`);
  style.setProperty('--tour-room', `${card?.offsetHeight ?? 0}px`);
  // In a low window its words scroll: a box that does must be reachable by keyboard.
  if (said) said.tabIndex = said.scrollHeight > said.clientHeight ? 0 : -1;
};

export function useRoom(card: RefObject<HTMLElement | null>, said: RefObject<HTMLElement | null>): void {
  // After each of its own changes at once, before anything scrolls by it; later ones are the window's, or the player's.
  useLayoutEffect(() => measure(card.current, said.current));
  useEffect(() => {
    const again = (): void => measure(card.current, said.current);
    const observer = new ResizeObserver(again);
    // Below the player stands the footer: at the end of the page it moves up.
    addEventListener('scroll', again, { passive: true });
    for (const element of [card.current, said.current, document.querySelector(BAR)]) if (element) observer.observe(element);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', again);
      for (const name of ['--tour-bar', '--tour-room']) document.documentElement.style.removeProperty(name);
    };
  }, [card, said]);
}
