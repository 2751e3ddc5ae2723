/** The benchmark page in all its states, from small results that were measured nowhere. */
import type { ReactNode } from 'react';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { benchmarkStrings } from '../benchmark-strings.ts';
import { BenchmarkView, type BenchmarkViewProps } from '../benchmark-view.tsx';
import { memoryRows } from '../memory-rows.ts';
import { sampleDecode, sampleFile, sampleKernels, samplePass, samplePibench, sampleTimed } from '../sample-files.ts';
import { SUITES } from '../suites.ts';
import { exhibitStrings } from './exhibit-strings.ts';

const ignore = (): void => undefined;
const passes = [1, 4, 8].map((rows) => samplePass({ rows, verifyMs: 3 + rows, verifyMsRange: [2.5 + rows, 4 + rows], ratioToOneRow: (3 + rows) / 4 }));
const rows = [
  sampleDecode(), sampleDecode({ family: 'story' }), sampleDecode({ gamma: 6, treeBudget: 15, speedup: 1.01, speedupRange: [0.95, 1.03], acceptanceLength: 6.5 }),
  sampleDecode({ drafter: 'prompt-lookup', speedup: 0.56, speedupRange: [0.5, 0.6], acceptanceLength: 1.11 }),
  sampleDecode({ temperature: 0.8, rule: 'R1', identical: null }), ...passes,
];
const drafters = sampleFile('drafters', [
  sampleTimed({ draftMs: 5, draftMsRange: [4.5, 5.5] }), sampleTimed({ drafter: 'eagle3', gamma: 7, speedup: 1.2, speedupRange: [1.1, 1.25], draftMs: 6, draftMsRange: [5, 7] }),
  sampleTimed({ drafter: 'dflash', gamma: 7, draftMs: 2, draftMsRange: [1.9, 2.4] }),
  sampleTimed({ drafter: 'ddtree', gamma: 7, treeBudget: 16, speedup: 0.9, speedupRange: [0.8, 1], draftMs: 2.5, draftMsRange: [2.4, 3], verifyMs: 14, verifyMsRange: [12, 16] }),
]);
const stored = sampleFile('speculation', rows);
const here = sampleFile('speculation', [sampleDecode({ speedup: 2.1, speedupRange: [1.9, 2.3], identical: false }), ...passes], { adapter: { vendor: 'nvidia', architecture: 'hopper', description: '', features: [] } });
const kernels = sampleFile('kernels', sampleKernels());
const kernelsHere = sampleFile('kernels', [...sampleKernels({ gflops: 9000, gigabytesPerSecond: 800 }), ...sampleKernels({ gflops: 9000, gigabytesPerSecond: 800 }, [1]).map((row) => ({ ...row, weights: 'q4' as const }))], { adapter: { vendor: 'nvidia', architecture: 'hopper', description: '', features: [] } });
const { progress: said } = benchmarkStrings;

const of = (part: Partial<BenchmarkViewProps> = {}) => (): ReactNode => (
  <BenchmarkView
    progress={{ state: 'idle' }} suite={SUITES[1]!} noGpu={null} stored={[stored]} measured={[]}
    onSuite={ignore} onMeasure={ignore} onStop={ignore} onSave={ignore} {...part}
  />
);

export const benchmarkSections: readonly ExhibitSection[] = [exhibitSection('benchmark', exhibitStrings, {
  stored: of(),
  rounds: of({ stored: [drafters] }),
  kernels: of({ stored: [kernels] }),
  'kernels-here': of({ stored: [kernels], measured: [kernelsHere] }),
  'by-command': of({ stored: [sampleFile('real-model', [sampleDecode({ target: 'SmolLM2-135M-Instruct', drafter: 'prompt-lookup' }), ...memoryRows({ model: 'SmolLM2-135M-Instruct', weights: 'q4', context: 512, peakBytes: 112e6, weightsBytes: 80e6, cacheBytes: 24e6 })])] }),
  agents: of({ stored: [sampleFile('pibench', samplePibench())] }),
  'no-gpu': of({ noGpu: 'no-adapter' }),
  running: of({ progress: { state: 'running', sentence: said.cell(2, 5, 'verifyCost/target'), done: 0.4 } }),
  measured: of({ measured: [here] }),
  stopped: of({ measured: [here], progress: { state: 'stopped', sentence: said.stopped } }),
  failed: of({ progress: { state: 'failed', sentence: said.noGpu('no-adapter', 'requestAdapter gave null') } }),
  nothing: of({ stored: [] }),
})];
