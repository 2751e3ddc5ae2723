/** Drafters that come later: not before they are asked for, once, with progress; not published; unfit, which leaves the engine as it was. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseConfig } from '#engine/model/config.ts';
import type { LoadedModel } from './load-models.ts';
import { withDrafters, type OpenedEngine } from './open-engine.ts';

const { target: sha256 } = JSON.parse(readFileSync('public/models/dflash/config.json', 'utf8')) as { readonly target: string };
const targetOf = (hash: string): LoadedModel => ({
  config: parseConfig(JSON.parse(readFileSync('public/models/target/config.json', 'utf8'))), identity: { name: 'target', parameters: 1, sha256: hash },
}) as LoadedModel;

/** An engine whose pair only notes what it is given, on a page that holds these folders. */
function bench(published: readonly string[], hash = sha256) {
  const asked: string[] = [];
  const opened: string[] = [];
  const bytes: number[] = [];
  const pair = { openDFlash: async () => void opened.push('dflash'), openEagle3: async () => void opened.push('eagle3') };
  const engine = { pair, dflash: null, eagle3: null, parts: { target: targetOf(hash), dflash: null, eagle3: null } } as unknown as OpenedEngine;
  const fetch = async (url: string): Promise<Response> => {
    asked.push(url.slice('site:/'.length));
    const path = `public/${url.slice('site:/'.length)}`;
    return published.some((folder) => url.includes(`/${folder}/`)) && existsSync(path) ? new Response(Uint8Array.from(readFileSync(path))) : new Response('gone', { status: 404 });
  };
  return { asked, opened, bytes, engine, source: { fetch, baseUrl: 'site:', onProgress: (progress: { readonly bytes: number }) => void bytes.push(progress.bytes) } };
}

it('asks for nothing that a run does without', async () => {
  const { asked, engine, source } = bench(['dflash', 'eagle3']);
  expect(await withDrafters(engine, ['none', 'prompt-lookup', 'draft-model'], source)).toBe(engine);
  expect(asked).toEqual([]);
});

it('opens each once, tells how far it is, and leaves the other where it is', async () => {
  const { asked, opened, bytes, engine, source } = bench(['dflash', 'eagle3']);
  const first = await withDrafters(engine, ['dflash', 'dflash'], source);
  expect(first).toMatchObject({ dflash: { name: 'Slipstream DFlash drafter' }, eagle3: null });
  expect(bytes.at(-1)).toBe(['README.md', 'config.json', 'model.safetensors'].reduce((sum, file) => sum + readFileSync(`public/models/dflash/${file}`).length, 0));
  expect(asked.some((url) => url.includes('eagle3'))).toBe(false);
  const second = await withDrafters(first, ['dflash', 'eagle3'], source);
  expect([second.dflash, second.eagle3?.name]).toEqual([first.dflash, 'Slipstream EAGLE-3 drafter']);
  expect(opened).toEqual(['dflash', 'eagle3']);
});

it('says so of one that was not published', async () => {
  const { opened, engine, source } = bench(['eagle3']);
  await expect(withDrafters(engine, ['dflash'], source)).rejects.toThrow('published without the DFlash drafter (models/dflash)');
  expect(opened).toEqual([]);
});

it('refuses one of another target in a sentence, before the GPU hears of it', async () => {
  const { opened, engine, source } = bench(['dflash'], 'cd'.repeat(32));
  await expect(withDrafters(engine, ['dflash'], source)).rejects.toThrow(/trained beside another target/);
  expect(opened).toEqual([]);
});
