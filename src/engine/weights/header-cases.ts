/**
 * Hostile headers for fuzzing, by seed and number: small GGUF and safetensors files, true or lying in a structured way, then cut or
 * with bytes changed. A case must end as a parsed file or as one sentence, within a bound of time and of bytes asked for.
 */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { bufferSource } from './byte-source.ts';
import { blockSizes, type Encoding } from './encodings.ts';
import { readGgufConfig } from './gguf-config.ts';
import { openGguf } from './gguf-header.ts';
import { readGgufTokenizer } from './gguf-tokenizer.ts';
import { openSafetensors } from './safetensors-header.ts';
import { smallConfig, smallGguf } from './small-gguf.ts';
import { writeGguf, type Typed, type WrittenFile, type WrittenTensor } from './write-gguf.ts';

export interface HeaderCase {
  readonly format: 'gguf' | 'safetensors';
  readonly file: ArrayBuffer;
}

export interface CaseResult {
  readonly outcome: 'read' | 'refused';
  /** Of all reads together. */
  readonly bytesRead: number;
}

/** Numbers that lies are made of: ends of types, signs, and what overflows when multiplied. */
const oddNumbers = [0n, 1n, 7n, 31n, 32n, 33n, 255n, 65_536n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 61n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n];

export function headerCase(seed: number, index: number): HeaderCase {
  const random = randomBelow(seed, index);
  const format = random(2) === 0 ? 'gguf' : 'safetensors';
  const file = new Uint8Array(format === 'gguf' ? writeGguf(ggufLies(random)) : safetensorsLies(random));
  const damaged = damage(file, random);
  return { format, file: damaged.buffer };
}

/** Reads all that there is to read of a header. Whatever is neither read nor refused in a sentence is thrown on. */
export async function runCase({ format, file }: HeaderCase): Promise<CaseResult> {
  const whole = bufferSource(file, 'case');
  let bytesRead = 0;
  const source = { ...whole, read: (from: number, to: number) => (bytesRead += to - from, whole.read(from, to)) };
  const reading = format === 'gguf' ? readGguf(source) : openSafetensors(source);
  const outcome = await reading.then(() => 'read' as const, (error: unknown) => {
    if (error instanceof ModelFileError && error.message.endsWith('.')) return 'refused' as const;
    throw error;
  });
  return { outcome, bytesRead };
}

async function readGguf(source: Parameters<typeof openGguf>[0]): Promise<void> {
  const file = await openGguf(source);
  await readGgufConfig(file);
  readGgufTokenizer(file);
}

type Random = (below: number) => number;

/** A 32-bit mulberry generator, begun anew for every case. */
function randomBelow(seed: number, index: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const oneOf = <Item>(items: readonly Item[], random: Random): Item => items[random(items.length)]!;
const sometimes = (one: number, random: Random): boolean => random(one) === 0;

const tokenizer: Readonly<Record<string, Typed>> = {
  'tokenizer.ggml.model': ['string', 'gpt2'], 'tokenizer.ggml.pre': ['string', 'qwen2'], 'tokenizer.ggml.tokens': ['array', 'string', ['a', 'b', 'ab', '<s>']],
  'tokenizer.ggml.merges': ['array', 'string', ['a b']], 'tokenizer.ggml.token_type': ['array', 'i32', [1, 1, 1, 3]], 'tokenizer.ggml.eos_token_id': ['u32', 3],
};

function ggufLies(random: Random): WrittenFile {
  const config = { ...smallConfig, layers: 1 + random(2), tied: sometimes(2, random) };
  const { metadata, tensors } = smallGguf(oneOf(['llama', 'qwen2', 'qwen3'], random), config, tokenizer);
  const lies: WrittenFile = {
    metadata: metadata.map(([key, value]) => [key, sometimes(40, random) ? oddValue(random) : value]),
    tensors: tensors.map((tensor) => (sometimes(40, random) ? oddTensor(tensor, random) : tensor)),
    version: sometimes(30, random) ? random(5) : 2 + random(2),
  };
  return {
    ...lies,
    ...(sometimes(30, random) && { tensorCount: oneOf(oddNumbers, random) }),
    ...(sometimes(30, random) && { entryCount: oneOf(oddNumbers, random) }),
    ...(sometimes(10, random) && { metadata: [...lies.metadata!, ['general.alignment', oddValue(random)]] as WrittenFile['metadata'] & object }),
  };
}

function oddValue(random: Random): Typed {
  const odd = oneOf(oddNumbers, random);
  return oneOf<Typed>([
    ['u64', odd], ['u32', Number(odd % 2n ** 32n)], ['i32', -Number(odd % 2n ** 31n)], ['f32', oneOf([NaN, Infinity, -1, 1e-40, 1.5], random)], ['bool', true],
    ['string', oneOf(['', '\0', 'constructor', '\u{1f98a}', 'x'.repeat(300)], random)],
    ['array', 'u8', Array.from({ length: random(5) }, () => random(256))], ['array', 'string', ['', '', 'a b']],
    ['array', 'array', [['array', [['array', [['u8', [1]]]]]]]],
  ], random);
}

function oddTensor(tensor: WrittenTensor, random: Random): WrittenTensor {
  return oneOf<WrittenTensor>([
    { ...tensor, name: oneOf(['', 'token_embd.weight', 'rope_freqs.weight', '__proto__', 'x'.repeat(2000)], random) },
    { ...tensor, offset: oneOf(oddNumbers, random) * (sometimes(2, random) ? 32n : 1n) % 2n ** 64n },
    { ...tensor, type: random(50) },
    { ...tensor, encoding: oneOf(Object.keys(blockSizes) as Encoding[], random) },
    { ...tensor, shape: Array.from({ length: random(7) }, () => Number(oneOf(oddNumbers.slice(0, 13), random))), bytes: new Uint8Array(random(100)) },
  ], random);
}

function safetensorsLies(random: Random): ArrayBuffer {
  let at = 0;
  const header: Record<string, unknown> = sometimes(3, random) ? { __metadata__: { format: 'pt' } } : {};
  for (let i = random(6); i >= 0; i--) {
    const shape = Array.from({ length: random(4) }, () => (sometimes(30, random) ? Number(oneOf(oddNumbers, random)) : 1 + random(4)));
    const dtype = oneOf(['F32', 'F16', 'BF16', 'I64', 'BOOL', ...(sometimes(10, random) ? ['F64', '', 7, null] : [])], random);
    const bytes = shape.reduce((a, b) => a * b, 1) * ({ F32: 4, I64: 8, BOOL: 1 }[String(dtype)] ?? 2);
    const from = sometimes(30, random) ? Number(oneOf(oddNumbers, random)) : at;
    const name = oneOf(['weight', '', '__proto__', 'constructor', '__metadata__', 'b'], random) + String(i);
    header[name] = sometimes(40, random) ? oneOf([null, [], 1, 'x', {}], random) : { dtype, shape, data_offsets: [from, from + bytes] };
    at += bytes;
  }
  const text = sometimes(40, random) ? '['.repeat(50_000) : JSON.stringify(header);
  const json = new TextEncoder().encode(text);
  const file = new Uint8Array(8 + json.length + (Number.isFinite(at) && at < 10_000 ? at : 100) + (sometimes(20, random) ? random(9) : 0));
  new DataView(file.buffer).setBigUint64(0, sometimes(30, random) ? oneOf(oddNumbers, random) : BigInt(json.length), true);
  file.set(json, 8);
  return file.buffer;
}

/** Left whole, cut, or with a few bytes changed; most changes fall into the header. */
function damage(file: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  const kind = random(4);
  if (kind === 0 || file.length === 0) return file;
  if (kind === 1) return file.slice(0, random(file.length));
  const changed = file.slice();
  const reach = sometimes(4, random) ? changed.length : Math.min(changed.length, 2000);
  for (let i = random(4); i >= 0; i--) changed[random(reach)] = oneOf([0, 1, 0x7f, 0x80, 0xff, random(256)], random);
  return changed;
}
