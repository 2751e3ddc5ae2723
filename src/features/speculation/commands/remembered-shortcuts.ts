/** Whether single keys are on, remembered from visit to visit. The page works the same where storage is closed to it. */
const KEY = 'slipstream-shortcuts';

export function rememberedShortcuts(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function rememberShortcuts(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Not remembered, then.
  }
}
