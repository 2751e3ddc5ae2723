/**
 * One round: draft, verify, accept. At n committed tokens the target has seen positions 0 .. n-2; the last token is the anchor.
 *
 *   draft    d1 .. dγ at positions n .. n+γ-1 of the sequence
 *   verify   the target over rows n-1 .. n+γ-1 (anchor, d1 .. dγ); row s gives the distribution at position n+s, and a draw of it
 *   accept   keeps the leading drafts that the rule accepts, adds one token of the target, and moves n
 *
 * Nothing of it depends on the CPU: n is read on the GPU, so rounds are recorded one behind the other and submitted together.
 * With no drafter a round is a step of plain decoding.
 */
import { targetPurpose, tossesCoin } from '#core/speculation/accept-rules.ts';
import type { AcceptRule } from '#core/trace/events.ts';
import type { Drafter } from '#engine/drafters/drafter.ts';
import type { Pair } from './pair.ts';
import { MOST_DRAFTS } from './round-state.ts';

export interface RoundOptions {
  readonly drafter: Drafter;
  /** The most drafts that the round may accept. */
  readonly gamma: number;
  readonly rule: AcceptRule;
  readonly temperature: number;
}

export type RecordPass = (pass: GPUComputePassEncoder) => void;

export class Round {
  constructor(
    readonly pair: Pair,
    readonly options: RoundOptions,
    private readonly verify: RecordPass,
    private readonly accept: RecordPass,
    /** Rows of the verify pass. */
    readonly rows: number,
    /** The tree that is drafted and judged (ops/tree-layout.ts); null: a chain. */
    readonly tree: GPUBuffer | null = null,
  ) {}

  /** The whole round. */
  record(encoder: GPUCommandEncoder): void {
    this.recordDraft(encoder);
    inPass(encoder, this.verify, this.accept);
  }

  /** Its three parts, for whoever wants to time and read what lies between them. */
  recordDraft(encoder: GPUCommandEncoder): void {
    this.options.drafter.record(encoder);
  }

  recordVerify(encoder: GPUCommandEncoder): void {
    inPass(encoder, this.verify);
  }

  recordAccept(encoder: GPUCommandEncoder): void {
    inPass(encoder, this.accept);
  }
}

function inPass(encoder: GPUCommandEncoder, ...parts: readonly RecordPass[]): void {
  const pass = encoder.beginComputePass();
  for (const record of parts) record(pass);
  pass.end();
}

/** A round over a chain of gamma drafts. */
export function chainRound(pair: Pair, options: RoundOptions): Round {
  const { drafter, gamma, rule, temperature } = options;
  if (!Number.isInteger(gamma) || gamma < 0 || gamma > MOST_DRAFTS) throw new RangeError(`a round drafts 0 to ${MOST_DRAFTS} tokens, not ${gamma}`);
  const { kernels, buffers } = pair;
  const target = drafter.target ?? pair.target;
  const draw = kernels.sample.bind(
    { state: buffers.state, logits: target.logits, drawn: buffers.own, partitions: buffers.target.partitions },
    { logitsRows: buffers.target.rows, firstRow: 0, partitionRows: buffers.target.rows, firstPartition: 0, offset: 0, purpose: targetPurpose(rule, temperature) },
  );
  const judge = tossesCoin(rule, temperature)
    ? kernels.ratio.bind(buffers, gamma, rule === 'R2' || (drafter.purpose ?? null) === null ? null : drafter.rows)
    : kernels.match.bind(buffers, gamma);
  const rows = gamma + 1;
  const verify: RecordPass = (pass) => target.record(pass, { offset: -1, rows });
  const accept: RecordPass = (pass) => {
    draw(pass, rows);
    judge(pass);
  };
  return new Round(pair, options, verify, accept, rows);
}
