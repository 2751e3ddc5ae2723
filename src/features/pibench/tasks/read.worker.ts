/** Reads a folder's tasks where the page does not wait for it. */
import { FolderOfPage, type ToReader } from './folder-of-page.ts';

const page = new FolderOfPage((message) => postMessage(message));
addEventListener('message', ({ data }: MessageEvent<ToReader>) => page.hear(data));
