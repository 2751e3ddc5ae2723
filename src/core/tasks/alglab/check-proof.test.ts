/** Gold proofs score 7, whatever is changed in one makes its line wrong, every rule keeps the value, and nothing false is ever proved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProblem, type AlgebraProblem } from './algebra-problem.ts';
import { checkProof, proofReward, type Fault, type ProofReport } from './check-proof.ts';
import { makeProof, PROOF_SYSTEMS, type ProofLevel, type ProofWish } from './make-proof.ts';
import { PLACED_RULES, writeProof, type Move, type ProofLine } from './proof-line.ts';
import { applyMove } from './proof-move.ts';
import { SYSTEMS } from './systems.ts';
import { parseWord, unfold, valueOfWord, writeFactor, writeWord, type Word } from './word.ts';
import { Seeded } from '../seeded.ts';

const someWish: fc.Arbitrary<ProofWish> = fc.record({
  system: fc.constantFrom(...PROOF_SYSTEMS), level: fc.constantFrom<ProofLevel>('basic', 'advanced'), heldOut: fc.boolean(),
});
const freshProof = fc.tuple(someWish, fc.integer()).map(([wish, seed]) => makeProof(new Seeded(seed), wish));
/** A hundred are made once: a proof takes longer to make than to judge. */
const someProof = fc.constantFrom(...fc.sample(freshProof, { numRuns: 100, seed: 17 }));
const faults = ({ lines }: ProofReport) => lines.map(({ verdict, fault }) => (fault ? `${verdict} ${fault}` : verdict));

const S = parseProblem('S g1=3124; g2=2143; g3=1342; prove mul g1,g2=g3?')!;
const gold = ['#1 g1.g2 by given', '#2 3124.g2 by #1:def g1', '#3 3124.2143 by #2:def g2', '#4 4213 by #3:calc 1'];

/** A move that may or may not apply. */
function someMove(random: Seeded, word: Word, { givens }: AlgebraProblem): Move {
  const rule = random.pick(['def', 'insert', ...PLACED_RULES] as const);
  const place = random.int(1, word.length + 1);
  if (rule === 'def') return { rule, given: random.int(1, givens.length) };
  return rule === 'insert' ? { rule, place, factor: writeFactor({ base: `g${random.int(1, givens.length)}`, exponent: random.pick([-2, -1, 1, 2]) }) } : { rule, place };
}

describe('a gold proof', () => {
  it('scores 7', () => {
    fc.assert(fc.property(freshProof, ({ problem, thought, answer }) => {
      const report = checkProof(problem, thought, answer);
      expect(faults(report).every((verdict) => verdict === 'ok')).toBe(true);
      expect([report.score, report.answerRight]).toEqual([7, true]);
    }));
  });

  it('is wrong in the very line in which one letter is changed', () => {
    const letters = [...'0123456789gABexXyY.^-#: \nbcdefinopqrtuvw'];
    fc.assert(fc.property(someProof, fc.nat(), fc.constantFrom(...letters), ({ problem, thought, answer }, where, letter) => {
      const at = where % thought.length;
      fc.pre(thought[at] !== letter);
      const report = checkProof(problem, thought.slice(0, at) + letter + thought.slice(at + 1), answer);
      const line = thought.slice(0, at).split('\n').length;
      expect(report.score).toBeLessThan(7);
      expect(report.lines[line - 1]!.verdict).not.toBe('ok');
    }), { numRuns: 2000 });
  });

  it('is wrong in the very line in which one element is changed', () => {
    fc.assert(fc.property(someProof, fc.nat(), fc.integer(), ({ problem, lines, answer }, where, seed) => {
      const at = where % lines.length;
      const word = parseWord(lines[at]!.word, problem)!;
      const base = SYSTEMS[problem.system].random(new Seeded(seed));
      fc.pre(word[0]!.base !== base);
      const report = checkProof(problem, writeProof(lines.with(at, { ...lines[at]!, word: writeWord(word.with(0, { ...word[0]!, base })) })), answer);
      expect(report.lines[at]!.verdict).not.toBe('ok');
    }));
  });
});

describe('what is wrong with a line', () => {
  const judged = (lines: readonly string[], answer: string | null = '1342') => checkProof(S, lines.join('\n'), answer);

  it.each<[string, string[], string, Fault]>([
    ['no line', ['#1 hello'], 'crit', 'unread'],
    ['no word of the problem', ['#1 g1.g9 by given'], 'crit', 'unread'],
    ['out of turn', ['#2 g1.g2 by given'], 'crit', 'unread'],
    ['qed before the end', ['#1 g1.g2 by given', '#2 #1:qed'], 'crit', 'unread'],
    ['another value', ['#1 g2.g1 by given'], 'crit', 'value'],
    ['the left-hand side only in value', ['#1 g1.g3.g3^-1.g2 by given'], 'gap', 'move'],
    ['names itself', ['#1 g1.g2 by given', '#2 3124.g2 by #2:def g1'], 'crit', 'reference'],
    ['names a line to come', ['#1 g1.g2 by given', '#2 3124.g2 by #3:def g1'], 'crit', 'reference'],
    ['a rule of other systems', ['#1 g1.g2 by given', '#2 3124.g2 by #1:comm 1'], 'crit', 'rule'],
    ['a given that is not there', ['#1 g1.g2 by given', '#2 3124.g2 by #1:def g4'], 'crit', 'rule'],
    ['two moves in one', ['#1 g1.g2 by given', '#2 3124.2143 by #1:def g1'], 'gap', 'move'],
    ['another place', ['#1 g1.g2 by given', '#2 g1.g3.g3^-1.g2 by #1:insert 1,g3'], 'gap', 'move'],
  ])('%s', (_, lines, verdict, fault) => {
    const report = judged([...lines, '#9 1342 by given']);
    expect(report.lines[lines.length - 1]).toEqual({ id: lines.length, verdict, fault });
  });

  it('is held against the line as it is written, so that one slip is one slip', () => {
    const Z = parseProblem('Z g1=5; g2=7; g3=12; prove mul g1,g2=g3?')!;
    const slipped = '#1 g1.g2 by given\n#2 6.g2 by #1:def g1\n#3 6.7 by #2:def g2\n#4 13 by #3:calc 1\n#5 #4:qed';
    expect(faults(checkProof(Z, slipped, '12'))).toEqual(['ok', 'crit value', 'ok', 'ok', 'crit target']);
  });

  it('is read past the calls of a tool', () => {
    expect(judged([gold[0]!, '<call>dg 41</call><res>5</res>', ...gold.slice(1), '#5 #4:qed'], '4213').lines.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the score', () => {
  const problem = parseProblem('S g1=3124; g2=2143; g3=4213; prove mul g1,g2=g3?')!;
  const judged = (lines: readonly string[], answer: string | null) => checkProof(problem, lines.join('\n'), answer);
  const [a, b, c, d] = gold as [string, string, string, string];
  const qed = '#5 #4:qed';

  it.each<[string, string[], string | null, number]>([
    ['all', [a, b, c, d, qed], '4213', 7],
    ['one gap', [a, b, '#3 4213 by #2:calc 1', '#4 #3:qed'], '4213', 6],
    ['one gap that is the whole proof', [a, '#2 4213 by #1:calc 1', '#3 #2:qed'], '4213', 0],
    ['one gap, at qed, with a move left to make', [a, b, c, '#4 #3:qed'], '4213', 6],
    ['two gaps, the first late', [a, b, '#3 3124.2143 by #2:def g3', '#4 4213 by #3:calc 2', qed], '4213', 0],
    ['another answer', [a, b, c, d, qed], '1234', 1],
    ['no answer', [a, b, c, d, qed], null, 1],
    ['no qed', [a, b, c, d], '4213', 1],
    ['wrong from the middle', [a, b, c, '#4 4321 by #3:calc 1', qed], '4213', 1],
    ['wrong from the start', ['#1 g2.g1 by given', b, c, d, qed], '4213', 0],
    ['nothing', [''], '4213', 0],
  ])('%s', (_, lines, answer, score) => {
    const report = judged(lines, answer);
    expect(report.score).toBe(score);
    expect(report.answerRight).toBe(answer === '4213');
    expect([proofReward(report), proofReward(report, true)]).toEqual([Number(score === 7), Number(score >= 6)]);
  });
});

describe('nothing false is proved', () => {
  it('since every move keeps the value', () => {
    fc.assert(fc.property(someProof, fc.integer(), ({ problem, lines }, seed) => {
      const random = new Seeded(seed);
      let word = parseWord(lines[0]!.word, problem)!;
      const value = valueOfWord(word, problem);
      for (let i = 0; i < 60; i++) word = applyMove(someMove(random, word, problem), word, problem) ?? word;
      expect(valueOfWord(word, problem)).toBe(value);
    }));
  });

  it('however one searches: honest moves from the left, lies, and the words of the right', () => {
    fc.assert(fc.property(someProof, fc.integer(), ({ problem, lines: truth }, seed) => {
      const random = new Seeded(seed);
      const givens = problem.givens.map((element, i) => (i === 0 ? SYSTEMS[problem.system].random(random) : element));
      const falsehood = { ...problem, givens };
      const { ask } = problem as { ask: Extract<AlgebraProblem['ask'], { kind: 'prove' }> };
      const [left, right] = [unfold(ask.left, problem.system)!, unfold(ask.right, problem.system)!];
      const value = valueOfWord(right, falsehood);
      fc.pre(valueOfWord(left, falsehood) !== value);
      for (let tries = 0; tries < 20; tries++) {
        const lines: ProofLine[] = [{ word: writeWord(left), from: null }];
        let word = left;
        for (let i = 1; i < 8; i++) {
          const move = random.chance(0.5) ? someMove(random, word, falsehood) : truth[i % truth.length]!.from?.move ?? someMove(random, word, falsehood);
          const honest = random.chance(0.8) ? applyMove(move, word, falsehood) : null;
          word = honest ?? random.pick([right, word, parseWord(value, falsehood) ?? right]);
          lines.push({ word: writeWord(word), from: { step: random.int(1, i), move } });
        }
        lines.push({ word: writeWord(right), from: { step: lines.length, move: someMove(random, word, falsehood) } });
        for (const answer of [value, valueOfWord(left, falsehood)]) expect(checkProof(falsehood, writeProof(lines), answer).score).toBeLessThan(6);
      }
    }));
  });
});

describe('hostile text', () => {
  const problem = parseProblem('W g1=x; g2=y; prove mul g1,g2=g2?')!;
  it('is judged, whatever it is', () => {
    const piece = fc.constantFrom('#1 ', '#2 ', '#1:', 'g1', 'g2', '.', '^', '-', ' by ', 'given', 'def ', 'calc ', 'insert ', '1', '2', ',', 'qed', '\n', 'e', 'xY', '<call>', '</call>', 'hmm ');
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      expect(checkProof(problem, pieces.join(''), 'y').score).toBeLessThan(7);
    }));
    fc.assert(fc.property(fc.string(), (text) => void checkProof(problem, text, text)));
  });

  const longLine = `#1 ${'xYxYxYxYxYxYxYx^-9.'.repeat(23)}g1 by #1:calc 1\n`;
  it.each([
    ['factors', 'g1.'], ['powers', 'xY^9.'], ['labels', '#1 '], ['references', '#1:'], ['calls', '<call>'], ['fillers', 'hmm '], ['bys', ' by '],
    ['lines', '#1 g1.g2 by given\n'], ['the longest words', longLine],
  ])('takes time as its length: %s', (_, piece) => {
    const started = performance.now();
    checkProof(problem, piece.repeat(Math.ceil(300_000 / piece.length)), 'y');
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('a problem that asks for no proof, or for one of endless words, has none', () => {
    for (const text of ['S g1=3124; find inv g1?', 'Z g1=1; prove pow g1,999999999=g1?', 'M g1=41; prove dg g1=g1?']) {
      expect(checkProof(parseProblem(text)!, '#1 g1 by given\n#2 #1:qed', '1')).toMatchObject({ score: 0, answerRight: false });
    }
  });
});
