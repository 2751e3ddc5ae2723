/**
 * The suite `peers`: Slipstream beside wllama and transformers.js on SmolLM2-135M-Instruct, all on the same 4-bit weights. The page as it is
 * published knows no peer, so that this suite is no part of it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { median } from '#core/stats/quantile.ts';
import type { VerifyCost } from '#engine/protocol.ts';
import { benchmarkStrings } from '#features/benchmark/benchmark-strings.ts';
import { rangeOf } from '#features/benchmark/decode-figures.ts';
import { decodingRows } from '#features/benchmark/decoding-rows.ts';
import type { BenchmarkFile, VerifyCostRow } from '#features/benchmark/result-rows.ts';
import { fetchSmolLM2, SMOLLM2 } from '../../scripts/smollm2/fetch-smollm2.ts';
import { withSoftwareGpu } from '../support/chromium-flags.ts';
import { measureDecodingPeers, type DecodingSize } from './decoding-peers.ts';
import type { EngineName } from './peer/decoding.ts';

export const PEER_SUITE = { name: 'peers', ...benchmarkStrings.commandSuites.peers };

const MODEL = 'SmolLM2-135M-Instruct';
const WEIGHTS = 'q4';
const PEERS: readonly EngineName[] = ['wllama', 'transformers.js'];
/** On SwiftShader transformers.js takes about ten seconds a token, and a suite ends within ten minutes. */
const SIZE: DecodingSize = { promptTokens: 128, tokens: { slipstream: 17, wllama: 17, 'transformers.js': 3 }, repeats: 5 };
const FULL: DecodingSize = { promptTokens: 128, tokens: { slipstream: 33, wllama: 33, 'transformers.js': 33 }, repeats: 7 };

interface Asked {
  readonly only: string;
  readonly full: boolean;
}

/** A sentence where the model cannot be had, or `only` names no peer. */
export async function runPeerSuite(executablePath: string, { only, full }: Asked): Promise<BenchmarkFile | string> {
  const pattern = new RegExp(only);
  const missing = fetchSmolLM2();
  if (missing !== null) return `${missing} Nothing was measured.`;
  const peers = PEERS.filter((name) => pattern.test(`decode/${name}`));
  if (peers.length === 0) return `No cell of the suite ${PEER_SUITE.name} is named like "${only}". Its cells: ${PEERS.map((name) => `decode/${name}`).join(', ')}.`;
  const size = full ? FULL : SIZE;
  const browser = await chromium.launch({ executablePath, args: withSoftwareGpu });
  try {
    const { facts, turns, verifyCosts } = await measureDecodingPeers(browser, ['slipstream', ...peers], size, console.log);
    const [ours, ...others] = turns;
    const task = { model: MODEL, weights: WEIGHTS, promptTokens: size.promptTokens };
    return {
      schema: 1, suite: PEER_SUITE.name, date: new Date().toISOString(), commit: facts[0]!.version,
      command: `npm run bench -- --suite ${PEER_SUITE.name}${only === '' ? '' : ` --only '${only}'`}${full ? ' --full' : ''}`, seed: 0,
      models: { target: createHash('sha256').update(readFileSync(`${SMOLLM2}/${MODEL}.Q4_0.gguf`)).digest('hex') },
      browser: `Chromium ${browser.version()}`, cores: cpus().length, adapter: facts[0]!.adapter!, cells: peers.map((name) => `decode/${name}`),
      results: [...verifyRows(verifyCosts), ...decodingRows(task, ours!, others)],
    };
  } finally {
    await browser.close();
  }
}

/** Packed weights have one kernel for every number of rows, of which the one for one row is the best that there is. */
function verifyRows(costs: readonly VerifyCost[]): readonly VerifyCostRow[] {
  const one = costs[0]!.verifyMs;
  return costs.map(({ rows, verifyMs }) => ({
    kind: 'verifyCost', role: 'target', model: MODEL, weights: WEIGHTS, rows, repeats: verifyMs.length, verifyMs: median(verifyMs), verifyMsRange: rangeOf(verifyMs),
    ratioToOneRow: median(verifyMs.map((ms, repeat) => ms / one[repeat]!)), oneRowBestMs: median(one), oneRowBestMsRange: rangeOf(one),
  }));
}
