/**
 * All numbers on the speculation page as they stand there: in figures (`data-figure`), in tables by caption, in the names of pictures and
 * of cells. `loose` are texts with a number that belongs to none of these: a figure without a handle, which no test could hold to the log.
 */
import type { Page } from '@playwright/test';
import { numbersIn } from './spelled.ts';

export interface Cell {
  readonly role: string;
  /** Its row's own number; null outside of a grid. */
  readonly row: string | null;
  readonly numbers: readonly string[];
}

export interface Screen {
  readonly figures: Record<string, readonly string[]>;
  /** Rows; of each the numbers in it. */
  readonly tables: Record<string, readonly string[]>;
  readonly pictures: readonly (readonly string[])[];
  readonly cells: readonly Cell[];
  readonly loose: readonly string[];
}

const ROOTS = '[data-testid=figures], [data-testid=study], [data-testid=why]';

/** Words that define or explain, and happen to hold a digit. */
const NO_FIGURE = [/T\(1\)/, /^1 \+ accepted drafts \/ rounds/, /at temperature [01]\b/i, /^A line from 0 to 1/];

export async function readScreen(page: Page): Promise<Screen> {
  const raw = await page.evaluate((selector) => {
    /** Text by its nodes, so that neighbours do not run into one another; without tokens, which may be digits. */
    const textOf = (element: Element): string => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const parts: string[] = [];
      while (walker.nextNode()) if (!walker.currentNode.parentElement!.closest('[data-token], [aria-hidden=true] ~ .visually-hidden')) parts.push(walker.currentNode.nodeValue ?? '');
      return parts.join(' ');
    };
    const roots = [...document.querySelectorAll(selector)];
    const all = (inside: string): Element[] => roots.flatMap((root) => [...root.querySelectorAll(inside)]);
    const covers = '[data-figure], table, [data-axis], [data-token], code, select, [role=rowheader]';
    const named = '[role=img], [role=option], [role=gridcell], [role=treeitem]';
    const loose: { text: string; name: string }[] = [];
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement!;
        const text = walker.currentNode.nodeValue ?? '';
        if (/\d/.test(text) && !parent.closest(covers)) loose.push({ text, name: parent.closest(named)?.getAttribute('aria-label') ?? '' });
      }
    }
    return {
      figures: all('[data-figure]').map((element) => [element.getAttribute('data-figure')!, textOf(element)] as const),
      tables: all('table').map((table) => [table.querySelector('caption')?.textContent ?? '', [...table.querySelectorAll('tbody tr')].map(textOf)] as const),
      pictures: all('[role=img], [role=listbox], [role=tree]').map((element) => element.getAttribute('aria-label') ?? ''),
      cells: all('[role=option], [role=gridcell], [role=treeitem]').map((element) => ({
        role: element.getAttribute('role')!,
        row: element.closest('[role=row]')?.querySelector('[role=rowheader] .visually-hidden')?.textContent ?? null,
        name: element.getAttribute('aria-label') ?? '',
      })),
      loose,
    };
  }, ROOTS);
  return {
    figures: Object.fromEntries(raw.figures.map(([name, text]) => [name, numbersIn(text)])),
    tables: Object.fromEntries(raw.tables.map(([caption, rows]) => [caption, rows.map((row) => numbersIn(row).join(' '))])),
    pictures: raw.pictures.map(numbersIn).filter((numbers) => numbers.length > 0),
    cells: raw.cells.map(({ role, row, name }) => ({ role, row: row === null ? null : (numbersIn(row)[0] ?? null), numbers: numbersIn(name) })),
    loose: raw.loose.filter(({ text, name }) => numbersIn(text).some((digits) => !numbersIn(name).includes(digits)) && !NO_FIGURE.some((words) => words.test(text))).map(({ text }) => text),
  };
}
