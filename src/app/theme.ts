/** Light, dark, or as the system has it; remembered, and the same for all who ask. The page works the same where storage is closed to it. */
import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'slipstream-theme';

function remembered(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system';
  } catch {
    return 'system';
  }
}

export function applyTheme(theme: Theme = remembered()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

let current = remembered();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose(next: Theme): void {
  current = next;
  applyTheme(next);
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Not remembered, then.
  }
  for (const listener of listeners) listener();
}

export const useTheme = (): readonly [Theme, (theme: Theme) => void] => [useSyncExternalStore(subscribe, () => current), choose];
