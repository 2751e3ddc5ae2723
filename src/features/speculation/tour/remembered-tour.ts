/** Whether the tour was finished once, on this visit or an earlier one. The page works the same where storage is closed to it. */
const KEY = 'slipstream-tour';

export function rememberedTour(): boolean {
  try {
    return localStorage.getItem(KEY) === 'finished';
  } catch {
    return false;
  }
}

export function rememberTour(): void {
  try {
    localStorage.setItem(KEY, 'finished');
  } catch {
    // Not remembered, then.
  }
}
