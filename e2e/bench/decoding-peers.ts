/**
 * Engines with a page each, on one model and one adapter, that read the same prompt and go on from it in turn. They come from a development
 * server of their own: they are no part of what is published. Pages talk to nobody else.
 */
import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import type { Browser, Page } from '@playwright/test';
import { createServer } from 'vite';
import type { VerifyCost } from '#engine/protocol.ts';
import type { DecodingTurns } from '#features/benchmark/decoding-rows.ts';
import { SMOLLM2 } from '../../scripts/smollm2/fetch-smollm2.ts';
// declares what its window has
import type { EngineName } from './peer/decoding.ts';
import type { DecodingFacts, DecodingPrompt } from './peer/decoding-engine.ts';
import { DECODING_TEXT } from './peer/decoding-text.ts';

export interface DecodingSize {
  readonly promptTokens: number;
  /** Decoded in a turn. */
  readonly tokens: Readonly<Record<EngineName, number>>;
  readonly repeats: number;
}

export interface DecodingMeasured {
  readonly facts: readonly DecodingFacts[];
  readonly turns: readonly DecodingTurns[];
  readonly verifyCosts: readonly VerifyCost[];
}

/** What warms up: half the prompt and two tokens, in which every kernel has been compiled. */
const WARMING = { share: 0.5, tokens: 2 };
const ROWS = [1, 2, 4, 8, 16];
const VERIFY_REPEATS = 5;
/** A software adapter takes seconds for a token of some engines. */
const PATIENCE_MS = 300_000;

/** A page for each engine, and the tokenizer of the model that they share; all is closed behind the work. */
export async function withEngines<Result>(browser: Browser, engines: readonly EngineName[], tell: (sentence: string) => void, work: (pages: readonly Page[], tokenizer: Tokenizer) => Promise<Result>): Promise<Result> {
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, ws: false, watch: null },
    logLevel: 'error',
    cacheDir: 'node_modules/.vite-decoding',
    optimizeDeps: { entries: ['e2e/bench/peer/decoding.html'] },
  });
  await server.listen();
  const pages: Page[] = [];
  try {
    for (const engine of engines) {
      tell(`Loading ${engine}`);
      pages.push(await openEngine(browser, `${server.resolvedUrls!.local[0]!}e2e/bench/peer/decoding.html?engine=${engine}`));
    }
    return await work(pages, openTokenizer());
  } finally {
    for (const page of pages) await page.close();
    await server.close();
  }
}

export function measureDecodingPeers(browser: Browser, engines: readonly EngineName[], { promptTokens, tokens, repeats }: DecodingSize, tell: (sentence: string) => void): Promise<DecodingMeasured> {
  return withEngines(browser, engines, tell, async (pages, tokenizer) => {
    const ids = tokenizer.encode(DECODING_TEXT).ids.slice(0, promptTokens);
    const promptOf = (some: readonly number[]): DecodingPrompt => ({ ids: some, text: tokenizer.decode([...some]) });
    const facts = await Promise.all(pages.map((page) => page.evaluate(() => window.decodingEngine.facts)));
    sameAdapter(facts);
    const decode = (page: Page, asked: DecodingPrompt, count: number) => page.evaluate(([prompt, n]) => window.decodingEngine.decode(prompt, n), [asked, count] as const);
    for (const [i, page] of pages.entries()) {
      tell(`Warming ${engines[i]!}`);
      await decode(page, promptOf(ids.slice(0, WARMING.share * promptTokens)), WARMING.tokens);
    }
    tell('What a pass costs by its rows');
    const verifyCosts = await pages[0]!.evaluate(([rows, n]) => window.decodingEngine.verifyCosts?.(rows, n) ?? [], [ROWS, VERIFY_REPEATS] as const);
    const texts = pages.map(() => [] as Awaited<ReturnType<typeof decode>>[]);
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      for (const [i, page] of pages.entries()) {
        tell(`Turn ${repeat} of ${repeats}: ${engines[i]!}`);
        texts[i]!.push(await decode(page, promptOf(ids), tokens[engines[i]!]));
      }
    }
    const turns = facts.map(({ engine, version, backend, threads }, i): DecodingTurns => ({
      engine, version, backend, threads,
      pieces: texts[i]![0]!.tokens.map((token) => (typeof token === 'string' ? token : tokenizer.decode([token]))),
      prefillMs: texts[i]!.map(({ prefillMs }) => prefillMs),
      decodeMs: texts[i]!.map(({ decodeMs }) => decodeMs),
    }));
    return { facts, turns, verifyCosts };
  });
}

async function openEngine(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => console.error(`peer: ${error.message}`));
  await page.goto(address);
  await page.waitForSelector('html[data-ready=true]', { state: 'attached' });
  return page;
}

function openTokenizer(): Tokenizer {
  const read = (name: string): object => JSON.parse(readFileSync(`${SMOLLM2}/onnx/SmolLM2-135M-Instruct/${name}`, 'utf8')) as object;
  return new Tokenizer(read('tokenizer.json'), read('tokenizer_config.json'));
}

function sameAdapter(facts: readonly DecodingFacts[]): void {
  const names = new Set(facts.flatMap(({ adapter }) => (adapter ? [`${adapter.vendor} ${adapter.architecture} ${adapter.description}`] : [])));
  if (names.size > 1) throw new Error(`The engines run on different adapters (${[...names].join('; ')}).`);
}
