/** Hands the worker's store to the page. */
import * as Comlink from 'comlink';
import type { StoreHarness } from './model-store.worker.ts';

declare global {
  interface Window {
    store: Comlink.Remote<StoreHarness>;
  }
}

window.store = Comlink.wrap<StoreHarness>(new Worker(new URL('./model-store.worker.ts', import.meta.url), { type: 'module' }));
document.documentElement.dataset.ready = 'true';
