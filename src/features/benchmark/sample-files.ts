/** Small results to test and to show with: plausible, but measured nowhere. */
import type { BenchmarkFile, DecodeRow, ResultRow, TimedDecodeRow, VerifyCostRow } from './result-rows.ts';

export const sampleDecode = (part: Partial<DecodeRow> = {}): DecodeRow => ({
  kind: 'decode', target: 'Slipstream target', drafter: 'draft-model', gamma: 4, treeBudget: 0, temperature: 0, rule: 'R4', family: 'all', prompts: 6, repeats: 3, tokens: 500,
  plainTokensPerSecond: 200, plainTokensPerSecondRange: [190, 205], tokensPerSecond: 300, tokensPerSecondRange: [280, 310], speedup: 1.5, speedupRange: [1.4, 1.6],
  acceptanceLength: 4.5, draftAcceptanceRate: 0.87, acceptanceByPosition: [0.95, 0.9, 0.85, 0.8], submitsPerRound: 0.5, readbacksPerRound: 0.5, identical: true, ...part,
});

export const sampleTimed = (part: Partial<TimedDecodeRow> = {}): TimedDecodeRow => ({
  ...sampleDecode(), roundRepeats: 15, draftMs: 4, draftMsRange: [3, 5], verifyMs: 8.5, verifyMsRange: [8, 10], drafterMegabytes: 1.234, ...part,
});

export const samplePass = (part: Partial<VerifyCostRow> = {}): VerifyCostRow => ({
  kind: 'verifyCost', role: 'target', model: 'Slipstream target', weights: 'f32', rows: 1, repeats: 5,
  verifyMs: 4, verifyMsRange: [3, 6], ratioToOneRow: 1, oneRowBestMs: 5, oneRowBestMsRange: [4, 6], ...part,
});

export const sampleFile = (suite: string, results: readonly ResultRow[], part: Partial<BenchmarkFile> = {}): BenchmarkFile => ({
  schema: 1, suite, date: '2026-11-24T02:36:50.122Z', commit: '7575e72', command: `npm run bench -- --suite ${suite}`, seed: 1, models: { target: '0', draft: '1' },
  browser: 'Chromium 156.0.8078.79', cores: 2, adapter: { vendor: 'google', architecture: 'swiftshader', description: '', features: [] }, cells: [], results, ...part,
});
