/** Light, dark, or as the system has it; remembered, and the same for all who ask. */
import { useSyncExternalStore } from 'react';
import { remember, remembered } from '#ui/remembered.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const rememberedTheme = (): Theme => THEMES.find((theme) => theme === remembered('theme')) ?? 'system';

export function applyTheme(theme: Theme = rememberedTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

let current = rememberedTheme();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose(next: Theme): void {
  current = next;
  applyTheme(next);
  remember('theme', next);
  for (const listener of listeners) listener();
}

export const useTheme = (): readonly [Theme, (theme: Theme) => void] => [useSyncExternalStore(subscribe, () => current), choose];
