/** Writes small GGUF files for tests: what is asked for, true or not. gguf-header.ts has the format. */
import { blockSizes, bytesOf, ggmlTypeNames, type Encoding } from './encodings.ts';
import { valueCount } from './tensor-file.ts';

const types = { u8: 0, i8: 1, u16: 2, i16: 3, u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9, u64: 10, i64: 11, f64: 12 } as const;
type TypeName = keyof typeof types;

/** A value with its type; an array has the type of its elements too. */
export type Typed = readonly [type: Exclude<TypeName, 'array'>, value: number | bigint | boolean | string] | readonly [type: 'array', of: TypeName, values: readonly unknown[]];

export interface WrittenTensor {
  readonly name: string;
  /** Rows first. */
  readonly shape: readonly number[];
  readonly encoding: Encoding;
  /** Blocks of zeros if left out. */
  readonly bytes?: Uint8Array;
  /** Where it says that it lies, if not behind the one before it. */
  readonly offset?: number | bigint;
  /** The type number that it claims, if not its encoding's. */
  readonly type?: number;
}

export interface WrittenFile {
  readonly metadata?: readonly (readonly [key: string, value: Typed])[];
  readonly tensors?: readonly WrittenTensor[];
  readonly version?: number;
  readonly magic?: string;
  readonly alignment?: number;
  /** The counts that it claims, if not the true ones. */
  readonly tensorCount?: bigint;
  readonly entryCount?: bigint;
}

export function writeGguf({ metadata = [], tensors = [], version = 3, magic = 'GGUF', alignment = 32, tensorCount, entryCount }: WrittenFile): ArrayBuffer {
  const out = new Output();
  out.bytes(new TextEncoder().encode(magic));
  out.number('u32', version);
  out.number('u64', tensorCount ?? BigInt(tensors.length));
  out.number('u64', entryCount ?? BigInt(metadata.length));
  for (const [key, [type, ...value]] of metadata) {
    out.string(key);
    out.number('u32', types[type]);
    out.value(type, type === 'array' ? value : value[0]);
  }
  const data = new Output();
  for (const { name, shape, encoding, bytes, offset, type } of tensors) {
    out.string(name);
    out.number('u32', shape.length);
    for (const size of shape.toReversed()) out.number('u64', BigInt(size));
    out.number('u32', type ?? typeNumber(encoding));
    data.align(alignment);
    out.number('u64', BigInt(offset ?? data.length));
    data.bytes(bytes ?? new Uint8Array(bytesOf(encoding, Math.ceil(valueCount(shape) / blockSizes[encoding].values) * blockSizes[encoding].values)));
  }
  out.align(alignment);
  out.bytes(data.whole());
  return out.whole().buffer;
}

const typeNumber = (encoding: Encoding): number => [...ggmlTypeNames].find(([, name]) => name === encoding)![0];

class Output {
  length = 0;
  readonly #pieces: Uint8Array[] = [];

  bytes(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  align(alignment: number): void {
    this.bytes(new Uint8Array((alignment - (this.length % alignment)) % alignment));
  }

  string(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.number('u64', BigInt(bytes.length));
    this.bytes(bytes);
  }

  number(type: Exclude<TypeName, 'string' | 'array'>, value: unknown): void {
    const view = new DataView(new ArrayBuffer(8));
    const put: Record<typeof type, () => number> = {
      u8: () => (view.setUint8(0, Number(value)), 1), i8: () => (view.setInt8(0, Number(value)), 1), bool: () => (view.setUint8(0, Number(value)), 1),
      u16: () => (view.setUint16(0, Number(value), true), 2), i16: () => (view.setInt16(0, Number(value), true), 2),
      u32: () => (view.setUint32(0, Number(value), true), 4), i32: () => (view.setInt32(0, Number(value), true), 4), f32: () => (view.setFloat32(0, Number(value), true), 4),
      u64: () => (view.setBigUint64(0, value as bigint, true), 8), i64: () => (view.setBigInt64(0, value as bigint, true), 8), f64: () => (view.setFloat64(0, Number(value), true), 8),
    };
    this.bytes(new Uint8Array(view.buffer, 0, put[type]()));
  }

  /** Of an array: the type of its elements and the elements. */
  value(type: TypeName, value: unknown): void {
    if (type === 'string') this.string(value as string);
    else if (type !== 'array') this.number(type, value);
    else {
      const [of, values] = value as [TypeName, readonly unknown[]];
      this.number('u32', types[of]);
      this.number('u64', BigInt(values.length));
      for (const one of values) this.value(of, one);
    }
  }

  whole(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}
