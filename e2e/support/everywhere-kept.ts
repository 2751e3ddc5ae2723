/** All that a page has put by, as one text: its cookies, both storages, its databases, its caches, the files of its own file system. */
import type { Page } from '@playwright/test';

export function everywhereKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no answer'));
    });
    const kept: unknown[] = [document.cookie, { ...localStorage }, { ...sessionStorage }, history.state, window.name];
    for (const { name } of await indexedDB.databases()) {
      const base = await settled(indexedDB.open(name ?? ''));
      for (const store of base.objectStoreNames) kept.push(await settled(base.transaction(store).objectStore(store).getAll()));
      base.close();
    }
    for (const name of await caches.keys()) kept.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
      for await (const handle of folder.values()) {
        if (handle.kind === 'file') kept.push(handle.name, await (await handle.getFile()).text());
        else await walk(handle);
      }
    };
    await walk(await navigator.storage.getDirectory());
    return JSON.stringify(kept);
  });
}
