/**
 * A page whose code is fetched when it is first looked at. Where it cannot be, that is an error of its own kind; once it has been
 * reported the next look fetches anew, whereas `lazy` alone would keep its first answer.
 */
import { createElement, lazy, type ComponentType, type FunctionComponent } from 'react';
import { stylesAgain } from './styles-again.ts';

export class PageNotFetched extends Error {
  constructor(cause: unknown, readonly reported: () => void) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

export function fetchedPage<Props extends object>(fetchCode: () => Promise<ComponentType<Props>>): FunctionComponent<Props> {
  const ask = (): ComponentType<Props> => lazy(async () => {
    try {
      await stylesAgain();
      return { default: await fetchCode() };
    } catch (cause) {
      throw new PageNotFetched(cause, () => { Page = ask(); });
    }
  });
  let Page = ask();
  return function FetchedPage(props) {
    return createElement(Page, props);
  };
}
