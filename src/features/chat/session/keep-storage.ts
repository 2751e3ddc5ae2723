/** Asks the browser not to clear what the page keeps when room gets short: a model of a gigabyte is not fetched twice. It may say no. */
export async function keepStorage(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // a page without storage of its own keeps nothing to begin with
  }
}
