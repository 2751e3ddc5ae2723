/**
 * Edges: every type of value, at its ends; versions 2 and 3; tensors of one to four dimensions behind any alignment; headers beyond
 * the first read; and every lie that a header can tell. What is written here is by write-gguf.ts; the `gguf` package reads the same.
 */
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { bufferSource, type ByteSource } from './byte-source.ts';
import { openGguf } from './gguf-header.ts';
import { writeGguf, type Typed, type WrittenFile, type WrittenTensor } from './write-gguf.ts';

const open = (file: ArrayBuffer) => openGguf(bufferSource(file, 'model.gguf'));
const tensor = (over: Partial<WrittenTensor> = {}): WrittenTensor => ({ name: 'a', shape: [2, 32], encoding: 'Q8_0', ...over });
const read = (metadata: readonly [string, Typed][]) => open(writeGguf({ metadata })).then((file) => file.metadata);

describe('metadata', () => {
  it('has values of every type', async () => {
    const values: Record<string, Typed> = {
      a: ['u8', 255], b: ['i8', -128], c: ['u16', 65535], d: ['i16', -32768], e: ['u32', 2 ** 32 - 1], f: ['i32', -(2 ** 31)], g: ['f32', 0.1],
      h: ['bool', true], i: ['string', 'naïve \ufeff'], j: ['u64', 2n ** 53n - 1n], k: ['u64', 2n ** 64n - 1n], l: ['i64', -5n], m: ['f64', 0.1], n: ['string', ''],
    };
    const metadata = await read(Object.entries(values));
    const exact = Object.fromEntries(Object.entries(values).map(([key, [, value]]) => [key, value]));
    expect(Object.fromEntries(metadata)).toEqual({ ...exact, g: Math.fround(0.1), j: 2 ** 53 - 1, l: -5 });
  });

  it('has arrays of every type, nested ones too', async () => {
    const metadata = await read([
      ['strings', ['array', 'string', ['Ġthe', '', '🦊']]], ['scores', ['array', 'f32', [1.5, -2]]], ['types', ['array', 'i32', [3, 1]]], ['flags', ['array', 'bool', [true, false]]],
      ['large', ['array', 'u64', [2n ** 64n - 1n]]], ['nested', ['array', 'array', [['u8', [1, 2]], ['string', ['x']]]]], ['none', ['array', 'string', []]],
    ]);
    expect(Object.fromEntries(metadata)).toEqual({
      strings: ['Ġthe', '', '🦊'], scores: Float32Array.of(1.5, -2), types: Int32Array.of(3, 1), flags: [true, false],
      large: BigUint64Array.of(2n ** 64n - 1n), nested: [Uint8Array.of(1, 2), ['x']], none: [],
    });
  });
});

it.each([2, 3])('reads version %i', async (version) => {
  expect((await open(writeGguf({ version, tensors: [tensor()] }))).tensors.size).toBe(1);
});

it.each([1, 8, 32, 4096])('finds tensors behind an alignment of %i', async (alignment) => {
  const tensors = [tensor({ bytes: new Uint8Array(68).fill(1) }), tensor({ name: 'b', shape: [3], encoding: 'F16', bytes: new Uint8Array(6).fill(2) }), tensor({ name: 'c', shape: [2, 1, 3, 256], encoding: 'Q4_K' })];
  const file = await open(writeGguf({ metadata: [['general.alignment', ['u32', alignment]]], alignment, tensors }));
  expect([...file.tensors.values()].map(({ name, shape, encoding, from, to }) => [name, shape, encoding, to - from])).toEqual([
    ['a', [2, 32], 'Q8_0', 68], ['b', [3], 'F16', 6], ['c', [2, 1, 3, 256], 'Q4_K', 6 * 144],
  ]);
  const { from, to } = file.tensors.get('b')!;
  expect(from % alignment).toBe(0);
  expect(await file.source.read(from, to)).toEqual(new Uint8Array(6).fill(2));
});

it('reads on where a header is longer than the first read, and no byte twice', async () => {
  const tokens = Array.from({ length: 150_000 }, (_, i) => `token ${i}`);
  const source = bufferSource(writeGguf({ metadata: [['tokenizer.ggml.tokens', ['array', 'string', tokens]]], tensors: [tensor({ shape: [4096, 1024], encoding: 'F32' })] }), 'm');
  const ranges: [number, number][] = [];
  const { metadata } = await openGguf({ ...source, read: (from, to) => (ranges.push([from, to]), source.read(from, to)) });
  expect(metadata.get('tokenizer.ggml.tokens')).toEqual(tokens);
  expect(ranges).toEqual([[0, 2 ** 20], [2 ** 20, 2 ** 21], [2 ** 21, 2 ** 22]]);
});

describe('refuses', () => {
  const u32 = (value: number): Typed => ['u32', value];
  const deep = (depth: number): Typed => ['array', 'array', [Array.from({ length: depth }).reduce<unknown>((inner) => ['array', [inner]], ['u8', [1]])]];
  const cases: [string, WrittenFile, string][] = [
    ['another kind of file', { magic: 'GGML' }, 'it does not begin with "GGUF"'],
    ['version 1', { version: 1 }, 'it is of version 1, where 2 and 3 are read'],
    ['a big-endian file', { version: 0x03000000 }, 'it was made for big-endian machines'],
    ['more tensors than bytes', { tensorCount: 2n ** 63n }, 'it cannot hold 9223372036854775808 tensors'],
    ['more entries than bytes', { entryCount: 1000n }, 'it cannot hold 1000 metadata entries'],
    ['a tensor too few', { tensorCount: 2n, tensors: [tensor()] }, 'tensor  has 0 dimensions'],
    ['a key twice', { metadata: [['k', u32(1)], ['k', u32(1)]] }, 'it has k twice'],
    ['arrays too deep', { metadata: [['k', deep(3)]] }, 'k nests arrays more than 3 deep'],
    ['an alignment of 0', { metadata: [['general.alignment', u32(0)]] }, 'its general.alignment is not a power of two'],
    ['an alignment of 24', { metadata: [['general.alignment', u32(24)]] }, 'its general.alignment is not a power of two'],
    ['an alignment in words', { metadata: [['general.alignment', ['string', '32']]] }, 'its general.alignment is not a power of two'],
    ['a part of a split model', { metadata: [['split.count', ['u16', 3]]] }, 'is one of 3 parts of a model'],
    ['a tensor twice', { tensors: [tensor(), tensor()] }, 'it has tensor a twice'],
    ['no dimensions', { tensors: [tensor({ shape: [] })] }, 'tensor a has 0 dimensions'],
    ['five dimensions', { tensors: [tensor({ shape: [1, 1, 1, 1, 32] })] }, 'tensor a has 5 dimensions'],
    ['a size of 0', { tensors: [tensor({ shape: [0, 32], bytes: new Uint8Array(0) })] }, 'tensor a is of size 32x0'],
    ['sizes beyond 2^53', { tensors: [tensor({ shape: [2 ** 24, 2 ** 30], bytes: new Uint8Array(0) })] }, 'tensor a is of size'],
    ['rows that break blocks', { tensors: [tensor({ shape: [32, 2] })] }, 'tensor a has rows of 2 numbers, which do not fill the blocks of Q8_0'],
    ['an encoding that is not read', { tensors: [tensor({ type: 23 })] }, 'model.gguf cannot be used: tensor a is stored as IQ4_XS. Choose a file in F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q4_K and Q6_K.'],
    ['an encoding that nobody knows', { tensors: [tensor({ type: 77 })] }, 'tensor a is stored as type 77, which is unknown'],
    ['a misplaced tensor', { tensors: [tensor({ offset: 16 })] }, 'tensor a does not begin at a multiple of 32'],
    ['overlapping tensors', { tensors: [tensor({ offset: 0 }), tensor({ name: 'b', offset: 64 })] }, 'tensor b overlaps the one before it'],
    ['a tensor beyond the end', { tensors: [tensor({ offset: 2 ** 40 })] }, 'it ends within tensor a'],
    ['a tensor beyond all numbers', { tensors: [tensor({ offset: 2n ** 64n - 32n })] }, 'it ends within tensor a'],
  ];
  it.each(cases)('%s', async (_, written, sentence) => {
    const reading = open(writeGguf(written));
    await expect(reading).rejects.toThrow(ModelFileError);
    await expect(reading).rejects.toThrow(sentence);
  });

  it('a file cut anywhere', async () => {
    const whole = writeGguf({ metadata: [['k', ['array', 'string', ['a', 'b']]], ['n', u32(1)]], tensors: [tensor()] });
    for (let length = 0; length < whole.byteLength; length++) await expect(open(whole.slice(0, length)), `${length} bytes`).rejects.toThrow(ModelFileError);
  });

  const patched = (patch: (view: DataView) => void, metadata: readonly [string, Typed][] = [['key', u32(1)]]): ArrayBuffer => {
    const file = writeGguf({ metadata });
    patch(new DataView(file));
    return file;
  };
  // Behind the magic, the version and two counts: the key's length at 24, its bytes at 32, the type at 35, the value at 39.
  it.each([
    ['a key longer than the file', patched((view) => view.setBigUint64(24, 2n ** 62n, true)), 'it cannot hold 4611686018427387904 bytes of a metadata key'],
    ['a key that is no text', patched((view) => view.setUint8(32, 0xff)), 'a metadata key is not UTF-8'],
    ['a value of no type', patched((view) => view.setUint32(35, 13, true)), 'key is of an unknown type, 13'],
    ['a text longer than the file', patched((view) => view.setBigUint64(39, 99n, true), [['key', ['string', 'x']]]), 'it cannot hold 99 bytes of text'],
    ['an array longer than the file', patched((view) => view.setBigUint64(43, 2n ** 32n, true), [['key', ['array', 'u8', [1]]]]), 'it cannot hold 4294967296 values of key'],
    ['an array of no type', patched((view) => view.setUint32(39, 99, true), [['key', ['array', 'u8', Array.from({ length: 40 }, () => 1)]]]), 'key is of an unknown type, 99'],
  ])('%s', async (_, file, sentence) => {
    await expect(open(file)).rejects.toThrow(sentence);
  });

  it('a key of 70,000 bytes', async () => {
    await expect(open(writeGguf({ metadata: [['k'.repeat(70_000), u32(1)]] }))).rejects.toThrow('a metadata key of 70000 bytes makes no sense');
  });

  it('a header without end, having read no more than 64 MB of it', async () => {
    const head = new Uint8Array(writeGguf({ metadata: [['k', ['array', 'u8', [0]]]], tensors: [] }));
    new DataView(head.buffer).setBigUint64(24 + 8 + 1 + 4 + 4, 2n ** 33n, true);
    let most = 0;
    const endless: ByteSource = {
      name: 'endless.gguf', size: 2 ** 40,
      read: async (from, to) => {
        most = Math.max(most, to);
        const bytes = new Uint8Array(to - from);
        if (from === 0) bytes.set(head);
        return bytes;
      },
    };
    await expect(openGguf(endless)).rejects.toThrow('endless.gguf is not a usable GGUF file: its header is longer than 64 MB. Download it again.');
    expect(most).toBeLessThanOrEqual(64 * 2 ** 20);
  });
});
