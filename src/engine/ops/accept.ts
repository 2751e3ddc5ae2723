/**
 * The two accept kernels. shaders/accept-match.wgsl: R3, R4 and temperature 0, by equality with the target's own draw.
 * shaders/accept-ratio.wgsl: R1 and R2, by a coin on p/q, with the residual. Reference: core/speculation/judge-chain.ts.
 */
import type { Gpu } from '#engine/gpu/gpu.ts';
import type { Kernel } from '#engine/gpu/kernel.ts';
import { shaderText } from '#engine/gpu/shader-text.ts';
import acceptMatch from '#shaders/accept-match.wgsl?raw';
import acceptRatio from '#shaders/accept-ratio.wgsl?raw';
import choice from '#shaders/lib/choice.wgsl?raw';
import commitRound from '#shaders/lib/commit-round.wgsl?raw';
import counter from '#shaders/lib/counter.wgsl?raw';
import roundState from '#shaders/lib/round-state.wgsl?raw';
import { threadsPerRow, type SampleSizes } from './sample.ts';

/** A row set as sample.wgsl leaves it: logits [sequence][rows][vocabulary], partitions [sequence][rows]. */
export interface JudgedRows {
  readonly logits: GPUBuffer;
  readonly partitions: GPUBuffer;
  readonly rows: number;
}

export interface AcceptBuffers {
  readonly state: GPUBuffer;
  /** [sequence][context]: the text, then the drafts; the added token is written behind the accepted ones. */
  readonly tokens: GPUBuffer;
  /** [sequence][context]: the target's own draws. */
  readonly own: GPUBuffer;
  readonly target: JudgedRows;
}

type RecordAccept = (pass: GPUComputePassEncoder, sequences?: number) => void;

export class AcceptMatchKernel {
  private constructor(
    private readonly gpu: Gpu,
    private readonly kernel: Kernel,
  ) {}

  static async create(gpu: Gpu, { context }: SampleSizes): Promise<AcceptMatchKernel> {
    const wgsl = shaderText({ u32: { CONTEXT: context } }, roundState, acceptMatch, commitRound);
    return new AcceptMatchKernel(gpu, await gpu.kernel('accept by equality', wgsl, [['uniform', 'write', 'write', 'read', 'read']]));
  }

  bind(buffers: AcceptBuffers, gamma: number): RecordAccept {
    const params = this.gpu.uniform('accept by equality', Uint32Array.of(gamma, buffers.target.rows));
    const group = this.kernel.bind(0, [params, buffers.state, buffers.tokens, buffers.own, buffers.target.partitions]);
    return (pass, sequences = 1) => this.kernel.dispatch(pass, group, sequences);
  }
}

export class AcceptRatioKernel {
  private constructor(
    private readonly gpu: Gpu,
    private readonly kernel: Kernel,
  ) {}

  static async create(gpu: Gpu, { vocabulary, context }: SampleSizes): Promise<AcceptRatioKernel> {
    const sizes = { VOCABULARY: vocabulary, CONTEXT: context, WORKGROUP_SIZE: threadsPerRow(vocabulary) };
    const wgsl = shaderText({ u32: sizes }, counter, roundState, choice, acceptRatio, commitRound);
    return new AcceptRatioKernel(gpu, await gpu.kernel('accept by ratio', wgsl, [['uniform', 'write', 'write', 'read', 'read', 'read', 'read', 'read']]));
  }

  /** `draft` is null where q is all on the proposed token: R2, and drafters without a distribution. */
  bind(buffers: AcceptBuffers, gamma: number, draft: JudgedRows | null): RecordAccept {
    const { target } = buffers;
    const params = this.gpu.uniform('accept by ratio', Uint32Array.of(gamma, target.rows, draft?.rows ?? 0, draft ? 0 : 1));
    const { logits, partitions } = draft ?? target;
    const group = this.kernel.bind(0, [params, buffers.state, buffers.tokens, buffers.own, target.logits, target.partitions, logits, partitions]);
    return (pass, sequences = 1) => this.kernel.dispatch(pass, group, sequences);
  }
}
