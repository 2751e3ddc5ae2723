/** This machine's GPU through Dawn (restart-with-vulkan.mjs names a driver where nobody did: lavapipe, or a real GPU's, is kept), and the files that ship with the page, as a page would fetch them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Gpu } from '#engine/gpu/gpu.ts';
import { openNodeGpu } from '#engine/gpu/open-node-gpu.ts';
import type { Fetch } from '#engine/load/fetch-file.ts';

export const SITE = 'public';

export interface Site {
  readonly gpu: Gpu;
  readonly fetch: Fetch;
  readonly baseUrl: string;
}

export async function openSite(): Promise<Site> {
  const gpu = await openNodeGpu();
  const fetch = async (url: string): Promise<Response> => {
    const path = join(SITE, url.slice('site:/'.length));
    return existsSync(path) ? new Response(new Uint8Array(await readFile(path))) : new Response('gone', { status: 404 });
  };
  return { gpu, fetch, baseUrl: 'site:/' };
}
