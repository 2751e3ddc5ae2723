/** Small results to test and to show with: plausible, but measured nowhere. */
import { SCRIPTS, type AgentSpec } from '#core/pibench/agents/agent.ts';
import { labCells } from '#core/pibench/lab/lab-plan.ts';
import { SIMULATED_PERSONAS, simulatedResult } from '#core/pibench/lab/simulated-results.ts';
import type { KernelOp, Roofline } from '#engine/protocol.ts';
import { kernelRows } from './kernel-rows.ts';
import { agentRunRows, findingClaims } from './pibench-rows.ts';
import type { BenchmarkFile, DecodeRow, KernelRow, ResultRow, TimedDecodeRow, VerifyCostRow } from './result-rows.ts';

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

/** Operations of a row, bytes that all rows share and of each, in millions; and which part of the roof it makes. */
const SAMPLE_KERNELS: readonly (readonly [op: KernelOp, shape: string, operations: number, shared: number, own: number, share: number])[] = [
  ['embedding', '49152x576', 0, 0, 0.0046, 0.5], ['qkv', '576x960', 1.11, 2.21, 0.006, 1.2], ['rotate', '9+6x64', 0.0023, 0, 0.0077, 0.12], ['attention', '9x64, 160 keys', 0.369, 0.246, 0.0046, 0.3],
  ['attentionOut', '576x576', 0.664, 1.33, 0.007, 0.62], ['gateUp', '576x3072', 3.54, 7.08, 0.0084, 0.74], ['down', '1536x576', 1.77, 3.54, 0.011, 0.5], ['head', '576x49152', 56.6, 113, 0.2, 0.86],
];

/** Kernels of SmolLM2-135M in f32 on a device of this roofline. */
export function sampleKernels({ gflops, gigabytesPerSecond }: Roofline = { gflops: 24, gigabytesPerSecond: 9 }, rows: readonly number[] = [1, 4, 8]): readonly KernelRow[] {
  const roofs = [{ gflops, gigabytesPerSecond }];
  return kernelRows({ model: 'smollm2-135m', weights: 'f32', repeats: 1 }, SAMPLE_KERNELS.flatMap(([op, shape, operations, shared, own, share]) => rows.map((count) => {
    const work = { operations: 1e6 * operations * count, bytes: 1e6 * (shared + own * count) };
    return { op, shape, rows: count, ...work, roofs, ms: [Math.max(work.operations / gflops, work.bytes / gigabytesPerSecond) / 1e6 / share] };
  })));
}

/** Scripts and a model that were played by nobody. */
export function samplePibench(): readonly ResultRow[] {
  const agents: readonly AgentSpec[] = [...SCRIPTS.map((script) => ({ kind: 'scripted', script }) as const), { kind: 'endpoint', host: 'localhost:8080', model: 'a-model' }];
  const results = labCells(SIMULATED_PERSONAS, { scope: { kind: 'all' }, agents, memories: ['notes', 'none'], seeds: [1, 2], judge: 'rules' }).map((cell) => simulatedResult(cell));
  return [
    ...agentRunRows(results), ...findingClaims(SIMULATED_PERSONAS, results),
    { kind: 'pibenchSpeed', tasks: 100, agents: 10, memory: 'notes', workers: 2, messages: 4000, repeats: 5, secondsAllTasks: 3.2, secondsAllTasksRange: [3, 3.6], messagesPerSecond: 1250, messagesPerSecondRange: [1111, 1333] },
    { kind: 'sameLog', agent: 'noisy-oracle', memory: 'notes', persona: 'ecologist', seed: 1, events: 900, hash: '0'.repeat(64), sameLogInNode: true },
    { kind: 'page', route: 'pibench', repeats: 3, firstMoveMs: 900, firstMoveMsRange: [850, 1000] },
  ];
}

export const sampleFile = (suite: string, results: readonly ResultRow[], part: Partial<BenchmarkFile> = {}): BenchmarkFile => ({
  schema: 1, suite, date: '2026-11-24T02:36:50.122Z', commit: '7575e72', command: `npm run bench -- --suite ${suite}`, seed: 1, models: { target: '0', draft: '1' },
  browser: 'Chromium 156.0.8078.79', cores: 2, adapter: { vendor: 'google', architecture: 'swiftshader', description: '', features: [] }, cells: [], results, ...part,
});
