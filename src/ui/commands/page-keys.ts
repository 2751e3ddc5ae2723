/**
 * Keys that scroll a page stay the page's own while it has more to show than fits, unless the focus is where the run is. Space is
 * not among them: in anything that plays, it plays.
 */
const SCROLLING = new Set(['Home', 'End', 'ArrowUp', 'ArrowDown']);

interface Page {
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

export function belongsToPage(key: string, { scrollHeight, clientHeight }: Page, focusInRun: boolean): boolean {
  return SCROLLING.has(key) && !focusInRun && scrollHeight - clientHeight > 1;
}
