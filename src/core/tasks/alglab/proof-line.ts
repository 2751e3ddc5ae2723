/**
 * The lines of a proof, as text and back (note reasoning.md 5.6). A proof is a thought (thought.ts): numbered steps, one a line.
 *
 *   proof := '#1 ' word ' by given' ('\n#i ' line)* '\n#n ' '#j:qed'
 *   line  := word ' by given'             the left-hand side, unfolded into a word (word.ts)
 *          | word ' by #j:' move          what one move makes of the word of line j
 *   move  := 'def gk'                     every gk is replaced by its element
 *          | 'cancel p'                   the factors at places p and p + 1 undo each other, and go
 *          | 'insert p,factor'            a symbol's power and what undoes it are put in, so that they stand at p and p + 1
 *          | 'comm p'                     the factors at p and p + 1 change places, where the system commutes
 *          | 'powmerge p'                 two powers of one base, at p and p + 1, become one
 *          | 'invert p'                   an element to a negative power becomes its inverse to a positive one
 *          | 'calc p'                     an element's power is worked out, or else it and the next element are multiplied
 *   #j:qed                                the word of line j is the right-hand side's, or is its value
 *
 * Places count from 1. No line restates the word that it rewrites: it names the line, one hop away, since words are long.
 */
export const PLACED_RULES = ['cancel', 'comm', 'powmerge', 'invert', 'calc'] as const;
export type PlacedRule = (typeof PLACED_RULES)[number];
export type RuleName = 'given' | 'def' | 'insert' | PlacedRule;

export type Move =
  | { readonly rule: 'def'; /** Which given, from 1. */ readonly given: number }
  | { readonly rule: 'insert'; readonly place: number; /** As word.ts writes it. */ readonly factor: string }
  | { readonly rule: PlacedRule; readonly place: number };

export interface ProofLine {
  /** As it is written: whether it is a word at all, its problem says. */
  readonly word: string;
  /** The line that it rewrites, and how; null for the left-hand side, restated. */
  readonly from: { readonly step: number; readonly move: Move } | null;
}

export const ruleOf = ({ from }: ProofLine): RuleName => from?.move.rule ?? 'given';

export const writeMove = (move: Move): string =>
  move.rule === 'def' ? `def g${move.given}` : move.rule === 'insert' ? `insert ${move.place},${move.factor}` : `${move.rule} ${move.place}`;

export const writeLine = ({ word, from }: ProofLine): string => `${word} by ${from ? `#${from.step}:${writeMove(from.move)}` : 'given'}`;

/** The lines, numbered, and qed for the last of them. */
export const writeProof = (lines: readonly ProofLine[], proved = lines.length): string =>
  [...lines.map(writeLine), `#${proved}:qed`].map((body, i) => `#${i + 1} ${body}`).join('\n');

const LINE = /^(\S+) by (?:given|#([1-9]\d{0,5}):(\S+) (\S+))$/;
const PLACE = /^[1-9]\d?$/;
const INSERTED = /^([1-9]\d?),(g[1-9](?:\^(?:-1|-?[2-9]))?)$/;

function readMove(rule: string, detail: string): Move | null {
  if (rule === 'def') return /^g[1-9]$/.test(detail) ? { rule, given: Number(detail[1]) } : null;
  if (rule === 'insert') {
    const [, place, factor] = INSERTED.exec(detail) ?? [];
    return factor === undefined ? null : { rule, place: Number(place), factor };
  }
  return PLACED_RULES.some((name) => name === rule) && PLACE.test(detail) ? { rule: rule as PlacedRule, place: Number(detail) } : null;
}

/** Null where a step's body is no line of a proof. */
export function readLine(body: string): ProofLine | null {
  const [, word, step, rule, detail] = LINE.exec(body) ?? [];
  if (word === undefined) return null;
  if (step === undefined) return { word, from: null };
  const move = readMove(rule!, detail!);
  return move && { word, from: { step: Number(step), move } };
}

/** The line that a step's body calls the right-hand side; null where it does not say qed. */
export function readQed(body: string): number | null {
  const [, step] = /^#([1-9]\d{0,5}):qed$/.exec(body) ?? [];
  return step === undefined ? null : Number(step);
}
