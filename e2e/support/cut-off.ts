/**
 * Text that an exhibit does not show whole: it sticks out of its plate, or is clipped. What scrolls may go on behind its edge, and
 * what is shortened with an ellipsis is fine where a name says the whole.
 */
import type { Page } from '@playwright/test';

export function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const SLACK = 1;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} of ${innerWidth}`);
    const above = (element: Element, end: Element): Element[] => {
      const all: Element[] = [];
      for (let at: Element | null = element; at && at !== end; at = at.parentElement) all.push(at);
      return all;
    };
    for (const plate of document.querySelectorAll('[data-exhibit]')) {
      const texts = document.createTreeWalker(plate, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const parent = node.parentElement;
        if (!parent || !node.textContent?.trim() || parent.closest('.visually-hidden, option, textarea') || !parent.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, right, width } = range.getBoundingClientRect();
        const outside = (box: DOMRect): boolean => width > 0 && (left < box.left - SLACK || right > box.right + SLACK);
        const chain = above(parent, plate);
        if (chain.some((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))) continue;
        const clips = chain.filter((element) => /hidden|clip/.test(getComputedStyle(element).overflowX) && outside(element.getBoundingClientRect()));
        const hiddenOnPurpose = clips.some((element) => getComputedStyle(element).clipPath !== 'none');
        const named = parent.closest('[aria-label], [title]') !== null;
        const shortened = named && clips.every((element) => getComputedStyle(element).textOverflow === 'ellipsis');
        const wrong = clips.length > 0 ? !hiddenOnPurpose && !shortened : outside(plate.getBoundingClientRect());
        if (wrong) found.push(`${plate.getAttribute('data-exhibit') ?? ''}: “${node.textContent.trim()}”`);
      }
    }
    return [...new Set(found)];
  });
}
