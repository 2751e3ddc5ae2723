/** This machine's GPU through Dawn, and the files that ship with the page, as a page would fetch them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Gpu } from '#engine/gpu/gpu.ts';
import { openNodeGpu } from '#engine/gpu/open-node-gpu.ts';
import type { Fetch } from '#engine/load/fetch-file.ts';

import { vulkanEnvironment } from '../find-chromium.ts';

export const SITE = 'public';

export interface Site {
  readonly gpu: Gpu;
  readonly fetch: Fetch;
  readonly baseUrl: string;
}

export async function openSite(): Promise<Site> {
  // a driver that is named beforehand is kept: lavapipe, or a real GPU's
  if (!process.env.VK_ICD_FILENAMES && !process.env.VK_DRIVER_FILES) Object.assign(process.env, vulkanEnvironment());
  const gpu = await openNodeGpu();
  const fetch = async (url: string): Promise<Response> => {
    const path = join(SITE, url.slice('site:/'.length));
    return existsSync(path) ? new Response(new Uint8Array(await readFile(path))) : new Response('gone', { status: 404 });
  };
  return { gpu, fetch, baseUrl: 'site:/' };
}
