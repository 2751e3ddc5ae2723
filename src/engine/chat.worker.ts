/** The worker that runs models which others published: serves the commands of chat-protocol.ts through comlink. */
import { expose } from 'comlink';
import { ChatEngine } from './chat/chat-engine.ts';
import { storeShelf } from './chat/store-shelf.ts';
import { openModelStore } from './download/open-model-store.ts';
import { openBrowserGpu } from './gpu/open-browser-gpu.ts';

expose(new ChatEngine({ openGpu: openBrowserGpu, shelf: storeShelf(openModelStore(), (url, init) => fetch(url, init)), now: () => performance.now() }));
