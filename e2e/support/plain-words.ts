/**
 * Plain English that is left on a page in the pseudo-locale: words of two letters and more, in texts and in names. Data of a run
 * stays as it is: a text that is a token, and the sentences and names given here, wherever they stand.
 */
import type { Page } from '@playwright/test';

export interface PlainData {
  readonly tokens: readonly string[];
  readonly sentences: readonly string[];
}

export function plainWords(page: Page, data: PlainData): Promise<readonly string[]> {
  return page.evaluate(({ tokens, sentences }) => {
    const isToken = new Set(tokens.map((token) => token.replace(/\s/g, '').toLowerCase()));
    const byLength = [...sentences].sort((a, b) => b.length - a.length);
    const found: string[] = [];
    const read = (where: string, text: string): void => {
      if (isToken.has(text.replace(/[\s·↵]/g, '').toLowerCase())) return;
      const rest = byLength.reduce((left, sentence) => left.replaceAll(sentence, ''), text);
      for (const word of rest.match(/[A-Za-z]{2,}/g) ?? []) found.push(`${where}: ${word} (${text.trim().slice(0, 80)})`);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const where = node.parentElement?.closest('[data-exhibit]')?.getAttribute('data-exhibit') ?? 'frame';
      if (node.textContent && !node.parentElement?.closest('script, style, kbd')) read(where, node.textContent);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [label], [aria-valuetext]')) {
      const where = element.closest('[data-exhibit]')?.getAttribute('data-exhibit') ?? 'frame';
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'label', 'aria-valuetext']) read(`${where} @${name}`, element.getAttribute(name) ?? '');
    }
    return [...new Set(found)];
  }, data);
}
