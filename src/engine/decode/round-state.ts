/**
 * A sequence's state buffer as the CPU sees it: what it writes before a run, and what it reads back of one.
 * The words are those of shaders/lib/round-state.wgsl; round-state.test.ts holds the two together.
 */
import { STATE_WORDS } from '#engine/model/sequence.ts';

/** Draft tokens a round, at most: a verify pass then has 16 rows. */
export const MOST_DRAFTS = 15;

export const WORD = {
  COMMITTED: 0,
  DONE: 1,
  LIMIT: 2,
  STOP: 3,
  SEED: 4,
  SEQUENCE: 5,
  PROPOSED: 6,
  TEMPERATURE: 7,
  FORBIDDEN: 8,
  ROUNDS: 9,
  DRAFTED: 10,
  ACCEPTED: 11,
  ROUND_DRAFTED: 12,
  ROUND_ACCEPTED: 13,
  ROUND_ADDED: 14,
  ACCEPTED_AT: 16,
} as const;

const NONE = 0xffffffff;

export interface SequenceSettings {
  /** Committed tokens to begin with: the prompt. */
  readonly committed: number;
  /** Decoding ends at this many tokens. */
  readonly limit: number;
  readonly stopToken: number | null;
  /** Never written, whatever its logit: the mask token. */
  readonly forbiddenToken: number | null;
  readonly temperature: number;
  readonly seed: number;
  /** Which of several texts under one seed. */
  readonly sequence: number;
}

/** The words of a sequence about to decode; one whose prompt already fills it is done from the start. */
export function stateWords(settings: SequenceSettings): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(STATE_WORDS);
  words[WORD.COMMITTED] = settings.committed;
  words[WORD.DONE] = settings.committed >= settings.limit ? 2 : 0;
  words[WORD.LIMIT] = settings.limit;
  words[WORD.STOP] = settings.stopToken ?? NONE;
  words[WORD.FORBIDDEN] = settings.forbiddenToken ?? NONE;
  words[WORD.SEED] = settings.seed;
  words[WORD.SEQUENCE] = settings.sequence;
  words[WORD.PROPOSED] = NONE;
  new Float32Array(words.buffer)[WORD.TEMPERATURE] = settings.temperature;
  return words;
}

const DONE = ['running', 'eos', 'length', 'nan'] as const;

export interface RoundState {
  readonly committed: number;
  readonly done: (typeof DONE)[number];
  readonly rounds: number;
  readonly drafted: number;
  readonly accepted: number;
  /** Rounds that accepted slot 1, 2, ... */
  readonly acceptedAt: readonly number[];
  /** The last round alone. */
  readonly round: { readonly drafted: number; readonly accepted: number; readonly added: boolean };
}

export function readState(words: Uint32Array): RoundState {
  const at = (word: number): number => words[word] ?? 0;
  return {
    committed: at(WORD.COMMITTED),
    done: DONE[at(WORD.DONE)] ?? 'nan',
    rounds: at(WORD.ROUNDS),
    drafted: at(WORD.DRAFTED),
    accepted: at(WORD.ACCEPTED),
    acceptedAt: [...words.subarray(WORD.ACCEPTED_AT, WORD.ACCEPTED_AT + MOST_DRAFTS)],
    round: { drafted: at(WORD.ROUND_DRAFTED), accepted: at(WORD.ROUND_ACCEPTED), added: at(WORD.ROUND_ADDED) === 1 },
  };
}
