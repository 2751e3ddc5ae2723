/** One word a key, from visit to visit. Where storage is closed to the page nothing is remembered, and all works the same. */
const named = (key: string): string => `slipstream-${key}`;

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(named(key));
  } catch {
    return null;
  }
}

export function remember(key: string, word: string): void {
  try {
    localStorage.setItem(named(key), word);
  } catch {
    // Not remembered, then.
  }
}
