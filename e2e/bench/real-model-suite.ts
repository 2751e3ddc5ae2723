/**
 * The suite `real-model`: SmolLM2-135M-Instruct writes a thousand tokens by prompt lookup, each compared with plain decoding, and what it takes of the GPU
 * at its most is told. The page as it is published brings no such model, so that this suite is no part of it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { benchmarkStrings } from '#features/benchmark/benchmark-strings.ts';
import { decodeFigures } from '#features/benchmark/decode-figures.ts';
import { memoryRows } from '#features/benchmark/memory-rows.ts';
import type { BenchmarkFile } from '#features/benchmark/result-rows.ts';
import { fetchSmolLM2, SMOLLM2 } from '../../scripts/smollm2/fetch-smollm2.ts';
import { withSoftwareGpu } from '../support/chromium-flags.ts';
import { withEngines } from './decoding-peers.ts';
import { DECODING_TEXT } from './peer/decoding-text.ts';

export const REAL_MODEL_SUITE = { name: 'real-model', ...benchmarkStrings.commandSuites['real-model'] };

const MODEL = 'SmolLM2-135M-Instruct';
const WEIGHTS = 'q4';
const GAMMA = 4;
/** Texts of a conversation that asks for what was said: something to look up. */
const PROMPTS = [
  'List the first ten prime numbers. Then list them again, in the same words.',
  'Write a short poem about rain, and repeat its first line after every line.',
  `Copy this text word by word: ${DECODING_TEXT.slice(0, 300)}`,
  'Write a Python class for a stack with push, pop and peek, then the same for a queue.',
];
const TOKENS = 250;

/** A sentence where the model cannot be had. */
export async function runRealModel(executablePath: string): Promise<BenchmarkFile | string> {
  const missing = fetchSmolLM2();
  if (missing !== null) return `${missing} Nothing was measured.`;
  const browser = await chromium.launch({ executablePath, args: withSoftwareGpu });
  try {
    const { facts, memory, samples } = await withEngines(browser, ['slipstream'], console.log, async ([page], tokenizer) => {
      const prompts = PROMPTS.map((text) => {
        const asked = `<|im_start|>user\n${text}<|im_end|>\n<|im_start|>assistant\n`;
        return { ids: tokenizer.encode(asked).ids, text: asked };
      });
      const one = async (prompt: (typeof prompts)[number]) => page!.evaluate(([some, gamma, tokens]) => window.decodingEngine.speculate!([some], gamma, tokens), [prompt, GAMMA, TOKENS] as const);
      const all = [];
      for (const [i, prompt] of prompts.entries()) {
        console.log(`Text ${i + 1} of ${prompts.length}`);
        all.push(...(await one(prompt)));
      }
      return { facts: await page!.evaluate(() => window.decodingEngine.facts), memory: await page!.evaluate(() => window.decodingEngine.memory!()), samples: all };
    });
    return {
      schema: 1, suite: REAL_MODEL_SUITE.name, date: new Date().toISOString(), commit: facts.version, command: `npm run bench -- --suite ${REAL_MODEL_SUITE.name}`, seed: 1,
      models: { target: createHash('sha256').update(readFileSync(`${SMOLLM2}/${MODEL}.Q4_0.gguf`)).digest('hex') },
      browser: `Chromium ${browser.version()}`, cores: cpus().length, adapter: facts.adapter!, cells: [`prompt-lookup/${GAMMA}`],
      results: [
        { kind: 'decode', target: MODEL, drafter: 'prompt-lookup', gamma: GAMMA, treeBudget: 0, temperature: 0, rule: 'R4', family: 'all', ...decodeFigures(samples, GAMMA) },
        ...memoryRows({ model: MODEL, weights: WEIGHTS, ...memory }),
      ],
    };
  } finally {
    await browser.close();
  }
}
