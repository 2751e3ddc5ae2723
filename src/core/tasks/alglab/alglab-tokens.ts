/**
 * The closed vocabulary of the algebraic world (docs/adr/0023): pieces whose concatenation is the text. The longest piece that fits is taken,
 * so a step's label, a reference and an operation are a token each, and an element is one token a sign.
 *
 *   mul #1:3124,g2:2143=4312   ->   'mul ' '#1:' 3 1 2 4 ',' 'g2:' 2 1 4 3 '=' 4 3 1 2
 */
import { SPECIAL_TOKENS } from '../problem.ts';
import { SYSTEM_TAGS } from './systems.ts';
import { MOST_STEPS } from './trace-writer.ts';

const GIVENS = 9;
const numbered = (count: number, piece: (k: number) => string): string[] => Array.from({ length: count }, (_, i) => piece(i + 1));

/** Proofs, self-checks and the calculator have their pieces from the start, so that a model can be taught them later without new rows. */
const PIECES: readonly string[] = [
  ...SPECIAL_TOKENS,
  ...numbered(MOST_STEPS, (k) => `#${k} `),
  ...numbered(MOST_STEPS, (k) => `#${k}:`),
  ...numbered(MOST_STEPS, (k) => `#${k}`),
  ...numbered(GIVENS, (k) => `g${k}=`),
  ...numbered(GIVENS, (k) => `g${k}:`),
  ...numbered(GIVENS, (k) => `g${k}`),
  ...SYSTEM_TAGS.map((tag) => `${tag} `),
  'find ', 'prove ', 'mul ', 'inv ', 'pow ', 'conj ', 'lin ', 'mm ', 'dg ',
  'terse ', 'branchy ', 'reflective ',
  'so ', 'but ', 'check ', 'alt ', 'hmm ',
  ...'0123456789AxXyYe-.^', '=', ',', '?', '; ', '\n', ' ',
  ' by ', 'given', 'def ', 'cancel ', 'insert ', 'comm ', 'powmerge ', 'invert ', 'calc ', 'qed',
  '<tools>', '<call>', '</call>', '<res>', '</res>', 'err', '<verify>', '<refine>', '<report>', 'ok', 'bad ', 'crit', 'gap',
];

/** A round number for the kernels; the rest of the rows stand for no text. */
export const ALGEBRA_VOCABULARY = 160;

const idOf = new Map(PIECES.map((piece, id) => [piece, id]));
const LONGEST_FIRST = PIECES.toSorted((a, b) => b.length - a.length).map((piece) => piece.replace(/[?.^]/g, '\\$&')).join('|');

/** Null where the text holds anything that the vocabulary has no piece for. */
export function encodeAlgebra(text: string): number[] | null {
  const next = new RegExp(LONGEST_FIRST, 'y');
  const ids: number[] = [];
  for (let at = 0; at < text.length; at = next.lastIndex) {
    const [piece] = next.exec(text) ?? [];
    if (piece === undefined) return null;
    ids.push(idOf.get(piece)!);
  }
  return ids;
}

/** False for what only pads the vocabulary; a model can sample it all the same. */
export const isAlgebraToken = (id: number): boolean => PIECES[id] !== undefined;

export function decodeAlgebra(ids: readonly number[]): string {
  return ids.map((id) => {
    const piece = PIECES[id];
    if (piece === undefined) throw new RangeError(`${id} is no token of the algebraic world`);
    return piece;
  }).join('');
}

/** Stands for what no text holds: no grammar reads it, so its step is no step. */
const UNUSED = '\u{fffd}';

/** What a model wrote, which may be any id. */
export const writtenAlgebra = (ids: readonly number[]): string => ids.map((id) => (isAlgebraToken(id) ? decodeAlgebra([id]) : UNUSED)).join('');

/** As byte-level BPE writes it (../../tokenizer/byte-alphabet.ts). */
const asToken = (piece: string): string => piece.replaceAll(' ', 'Ġ').replaceAll('\n', 'Ċ');

/**
 * The same vocabulary as a `tokenizer.json`: a byte-level BPE that never merges, since what the split leaves is a token already
 * (`ignore_merges`). It thus passes the one door for our models' tokenizers (../../tokenizer/text-tokenizer.ts).
 */
export function tokenizerJson(): object {
  const spare = Array.from({ length: ALGEBRA_VOCABULARY - PIECES.length }, (_, i) => `[spare${i}]`);
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL_TOKENS.map((content, id) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: LONGEST_FIRST }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    model: {
      type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: true,
      vocab: Object.fromEntries([...PIECES.map(asToken), ...spare].map((token, id) => [token, id])),
      merges: [],
    },
  };
}
