/** How a matrix of weights is packed for shaders/packed-linear.wgsl: whole-number codes, and a scale and an offset for each block of inputs. */

export interface PackedForm {
  /** Of a code. */
  readonly bits: 4 | 8;
  /** Inputs that share a scale and an offset. */
  readonly block: 16 | 32;
  /** How scale and offset are kept: in two bytes each, or in four where two cannot hold them exactly. */
  readonly scales: 'half' | 'single';
}

/** Of so many weights on the GPU. */
export const packedBytes = ({ bits, block, scales }: PackedForm, values: number): Readonly<Record<'codes' | 'scales', number>> =>
  ({ codes: (values * bits) / 8, scales: (values / block) * (scales === 'half' ? 4 : 8) });

/** Which lines of a kernel over packed weights stand (shaders/lib/packed.wgsl). */
export const packedMarkers = ({ bits, scales }: PackedForm) => ({ half: 0, single: 0, q4: 0, q8: 0, [scales]: 1, [`q${bits}`]: 1 });

/** w[n][k] = scales[n][k / block] * codes[n][k] + offsets[n][k / block]. */
export interface CodedMatrix {
  /** A multiple of 4. */
  readonly outputs: number;
  /** A multiple of the block. */
  readonly inputs: number;
  /** 0 .. 2^bits - 1. */
  readonly codes: Uint8Array;
  readonly scales: Float32Array;
  readonly offsets: Float32Array;
}
