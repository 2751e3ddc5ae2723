/**
 * Spoils one line of a gold proof in a known way, for the texts that teach a model to check itself (note reasoning.md 5.7, 11). What the
 * checker says of that line is known beforehand, since a gold proof's lines follow in one way only (make-proof.ts):
 *
 *   value      another factor stands in the word                        critical
 *   reference  the line names one that has not been                     critical
 *   far        it names another line before it                          gap
 *   rule       it names another rule                                    gap (critical where the system has no such rule)
 *   place      it names another place, or another given                 gap
 *   skip       the line before it is left out                           gap
 *
 * A line that goes on from a spoiled word may be wrong as well: the report says so.
 */
import { PLACED_RULES, writeProof, type Move, type ProofLine } from './proof-line.ts';
import type { Proof } from './make-proof.ts';
import { isKnownMove } from './proof-move.ts';
import { SYSTEMS } from './systems.ts';
import { isSymbol, parseWord, symbol, valueOfWord, writeWord, type Factor, type Word } from './word.ts';
import type { Verdict } from './check-proof.ts';
import type { Seeded } from '../seeded.ts';

export const CORRUPTIONS = ['value', 'reference', 'far', 'rule', 'place', 'skip'] as const;
export type Corruption = (typeof CORRUPTIONS)[number];

export interface CorruptProof {
  readonly kind: Corruption;
  readonly thought: string;
  /** The spoiled line, as it is numbered now, and what the checker says of it. */
  readonly line: number;
  readonly verdict: Exclude<Verdict, 'ok'>;
}

type Spoiled = Omit<CorruptProof, 'kind'> | null;
type Spoiler = (random: Seeded, proof: Proof) => Spoiled;

/** Any line but the first, which names no other. */
const someLine = (random: Seeded, { lines }: Proof): number => random.int(2, lines.length);

function spoil({ lines }: Proof, id: number, line: ProofLine, verdict: 'crit' | 'gap'): Spoiled {
  return { thought: writeProof(lines.with(id - 1, line)), line: id, verdict };
}

/** With another move in a line that has one. */
const withMove = (proof: Proof, id: number, move: Move): Spoiled =>
  spoil(proof, id, { ...proof.lines[id - 1]!, from: { step: id - 1, move } }, isKnownMove(move, proof.problem) ? 'gap' : 'crit');

function otherFactor(random: Seeded, factor: Factor, { problem: { system, givens } }: Proof): Factor {
  if (random.chance(0.3)) return { ...factor, exponent: -factor.exponent };
  if (isSymbol(factor)) return { ...symbol(random.int(1, givens.length)), exponent: factor.exponent };
  return { ...factor, base: SYSTEMS[system].random(random) };
}

const spoilValue: Spoiler = (random, proof) => {
  const { problem, lines } = proof;
  const id = random.int(1, lines.length);
  const word = parseWord(lines[id - 1]!.word, problem)!;
  const at = random.int(0, word.length - 1);
  const wrong: Word = word.with(at, otherFactor(random, word[at]!, proof));
  const written = parseWord(writeWord(wrong), problem);
  return written && valueOfWord(written, problem) !== valueOfWord(word, problem) ? spoil(proof, id, { ...lines[id - 1]!, word: writeWord(wrong) }, 'crit') : null;
};

const spoilReference: Spoiler = (random, proof) => {
  const id = someLine(random, proof);
  const line = proof.lines[id - 1]!;
  return spoil(proof, id, { ...line, from: { ...line.from!, step: random.int(id, proof.lines.length + 1) } }, 'crit');
};

const spoilFar: Spoiler = (random, proof) => {
  const id = someLine(random, proof);
  const line = proof.lines[id - 1]!;
  return id < 3 ? null : spoil(proof, id, { ...line, from: { ...line.from!, step: random.int(1, id - 2) } }, 'gap');
};

const spoilRule: Spoiler = (random, proof) => {
  const id = someLine(random, proof);
  const move = proof.lines[id - 1]!.from!.move;
  const others = PLACED_RULES.filter((rule) => rule !== move.rule);
  return withMove(proof, id, { rule: random.pick(others), place: move.rule === 'def' ? 1 : move.place });
};

const spoilPlace: Spoiler = (random, proof) => {
  const id = someLine(random, proof);
  const { move } = proof.lines[id - 1]!.from!;
  if (move.rule === 'def') {
    const given = random.int(1, proof.problem.givens.length);
    return given === move.given ? null : withMove(proof, id, { rule: 'def', given });
  }
  const place = Math.max(1, move.place + random.int(-2, 2));
  return place === move.place ? null : withMove(proof, id, { ...move, place });
};

/** Without one line, so that the next, or qed, goes on from the line before it. */
const spoilSkip: Spoiler = (random, { lines }) => {
  const gone = random.int(1, lines.length - 1);
  const rest = lines.filter((_, i) => i !== gone).map((line, i): ProofLine => (line.from ? { ...line, from: { ...line.from, step: i } } : line));
  return { thought: writeProof(rest), line: gone + 1, verdict: 'gap' };
};

const SPOILERS: Readonly<Record<Corruption, Spoiler>> = { value: spoilValue, reference: spoilReference, far: spoilFar, rule: spoilRule, place: spoilPlace, skip: spoilSkip };

/** Draws until one kind of harm can be done to the proof: a wrong value or reference always can. */
export function corruptProof(random: Seeded, proof: Proof): CorruptProof {
  for (;;) {
    const kind = random.pick(CORRUPTIONS);
    const spoiled = SPOILERS[kind](random, proof);
    if (spoiled) return { kind, ...spoiled };
  }
}
