/**
 * Where the page is, by the address's hash. Going back over a change of the query fires no hashchange in Chromium, only popstate, so that the
 * page listens to both: it follows the address wherever that goes.
 */
import { useSyncExternalStore } from 'react';
import { navigate } from 'wouter/use-hash-location';

const EVENTS = ['hashchange', 'popstate'] as const;

function subscribe(onChange: () => void): () => void {
  for (const event of EVENTS) addEventListener(event, onChange);
  return () => { for (const event of EVENTS) removeEventListener(event, onChange); };
}

const current = (): string => `/${location.hash.replace(/^#?\/?/, '')}`;

export function useHashLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, current), navigate];
}

/** How wouter writes links. */
useHashLocation.hrefs = (href: string): string => `#${href}`;
