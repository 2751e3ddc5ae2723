/**
 * Plain English that is left on a page in the pseudo-locale: words of two letters and more, in texts and in names. Data of a run
 * stays as it is: a text that is a token, the sentences and names given here, wherever they stand, and what is a part of a longer text.
 */
import type { Page } from '@playwright/test';

export interface PlainData {
  readonly tokens: readonly string[];
  readonly sentences: readonly string[];
  /** Shown cut to pieces: at paragraphs, at cells, wherever a mark begins. */
  readonly texts?: readonly string[];
}

export function plainWords(page: Page, data: PlainData): Promise<readonly string[]> {
  return page.evaluate(({ tokens, sentences, texts = [] }) => {
    const isToken = new Set(tokens.map((token) => token.replace(/[\s<>]/g, '').toLowerCase()));
    const byLength = [...sentences].sort((a, b) => b.length - a.length);
    const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const whole = texts.map(oneLine);
    const found: string[] = [];
    const read = (where: string, text: string): void => {
      if (isToken.has(text.replace(/[\s·↵<>]/g, '').toLowerCase()) || whole.some((one) => one.includes(oneLine(text)))) return;
      const rest = byLength.reduce((left, sentence) => left.replaceAll(sentence, ''), text);
      for (const word of rest.match(/[A-Za-z]{2,}/g) ?? []) found.push(`${where}: ${word} (${text.trim().slice(0, 80)})`);
    };
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const where = node.parentElement?.closest('[data-exhibit]')?.getAttribute('data-exhibit') ?? 'frame';
      if (node.textContent && !node.parentElement?.closest('script, style, noscript, kbd')) read(where, node.textContent);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [label], [aria-valuetext]')) {
      const where = element.closest('[data-exhibit]')?.getAttribute('data-exhibit') ?? 'frame';
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'label', 'aria-valuetext']) read(`${where} @${name}`, element.getAttribute(name) ?? '');
    }
    return [...new Set(found)];
  }, data);
}
