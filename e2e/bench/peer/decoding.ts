/**
 * One engine (`?engine=NAME`) that reads a prompt and decodes greedily, for a benchmark that has a page for each and lets them take turns.
 * Served by the development server to the benchmark only, never part of the build.
 */
import type { DecodingEngine } from './decoding-engine.ts';

declare global {
  interface Window {
    decodingEngine: DecodingEngine;
  }
}

export type EngineName = 'slipstream' | 'wllama' | 'transformers.js';

const ENGINES: Readonly<Record<EngineName, () => Promise<DecodingEngine>>> = {
  slipstream: async () => (await import('./our-engine.ts')).ourEngine(),
  wllama: async () => (await import('./wllama-engine.ts')).wllamaEngine(),
  'transformers.js': async () => (await import('./transformers-engine.ts')).transformersEngine(),
};

window.decodingEngine = await ENGINES[new URLSearchParams(location.search).get('engine') as EngineName]();
document.documentElement.dataset.ready = 'true';
