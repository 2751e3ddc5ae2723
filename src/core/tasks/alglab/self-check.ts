/**
 * The texts in which a model judges a proof, and mends one (note reasoning.md 5.7). In the frame of every other text: what is asked, and
 * what answers it.
 *
 *   verify := '<verify>' attempt '<report>' | report
 *   refine := '<refine>' attempt '<report>' report '<think>' | solution
 *   attempt  := problem '<think>' solution
 *   solution := thought '<answer>' element
 *   report   := 'ok' | 'bad #i ' ('crit' | 'gap') ('\nbad #i ' ('crit' | 'gap'))*
 */
import { parseProblem, writeProblem, type AlgebraProblem } from './algebra-problem.ts';
import type { LineVerdict, Verdict } from './check-proof.ts';

/** A proof as a model gives it, right or wrong. */
export interface Solution {
  readonly thought: string;
  readonly answer: string;
}

export interface Attempt extends Solution {
  readonly problem: AlgebraProblem;
}

/** A line that is not ok. */
export interface Complaint {
  readonly id: number;
  readonly verdict: Exclude<Verdict, 'ok'>;
}

/** What is asked, and what a model is taught to answer. */
export interface SelfCheck {
  readonly prompt: string;
  readonly reply: string;
}

/** What a report of the checker complains of. */
export const complaintsOf = (lines: readonly LineVerdict[]): readonly Complaint[] =>
  lines.flatMap(({ id, verdict }) => (verdict === 'ok' ? [] : [{ id, verdict }]));

export const writeReport = (complaints: readonly Complaint[]): string =>
  complaints.length === 0 ? 'ok' : complaints.map(({ id, verdict }) => `bad #${id} ${verdict}`).join('\n');

/** Null where the text is no report: another word, or lines out of order. */
export function parseReport(text: string): readonly Complaint[] | null {
  if (text === 'ok') return [];
  const complaints: Complaint[] = [];
  for (const line of text.split('\n')) {
    const [, id, verdict] = /^bad #([1-9]\d{0,5}) (crit|gap)$/.exec(line) ?? [];
    if (id === undefined || Number(id) <= (complaints.at(-1)?.id ?? 0)) return null;
    complaints.push({ id: Number(id), verdict: verdict as Complaint['verdict'] });
  }
  return complaints;
}

export const writeSolution = ({ thought, answer }: Solution): string => `${thought}<answer>${answer}`;

/** Null where no answer follows, or more than one, or marks of another text stand in it. */
export function parseSolution(text: string): Solution | null {
  const [thought, answer, more] = text.split('<answer>');
  return answer === undefined || more !== undefined || /[\s<>]/.test(answer) || /<(?:think|report|verify|refine)>/.test(thought!) ? null : { thought: thought!, answer };
}

const writeAttempt = ({ problem, ...solution }: Attempt): string => `${writeProblem(problem)}<think>${writeSolution(solution)}`;

function parseAttempt(text: string): Attempt | null {
  const at = text.indexOf('<think>');
  const problem = at < 0 ? null : parseProblem(text.slice(0, at));
  const solution = parseSolution(text.slice(at + '<think>'.length));
  return problem && solution && { problem, ...solution };
}

export const writeVerify = (attempt: Attempt, complaints: readonly Complaint[]): SelfCheck => ({
  prompt: `<verify>${writeAttempt(attempt)}<report>`, reply: writeReport(complaints),
});

export const writeRefine = (attempt: Attempt, complaints: readonly Complaint[], repaired: Solution): SelfCheck => ({
  prompt: `<refine>${writeAttempt(attempt)}<report>${writeReport(complaints)}<think>`, reply: writeSolution(repaired),
});

export type ParsedSelfCheck =
  | { readonly kind: 'verify'; readonly attempt: Attempt; /** Null where the reply is no report. */ readonly report: readonly Complaint[] | null }
  | { readonly kind: 'refine'; readonly attempt: Attempt; readonly report: readonly Complaint[]; /** Null where the reply is no solution. */ readonly repaired: Solution | null };

/** Null where the prompt is of neither kind. */
export function parseSelfCheck({ prompt, reply }: SelfCheck): ParsedSelfCheck | null {
  const [head = '', told, more] = prompt.split('<report>');
  const kind = /^<(verify|refine)>/.exec(head)?.[1];
  const attempt = kind === undefined || more !== undefined ? null : parseAttempt(head.slice('<verify>'.length));
  if (!attempt || told === undefined) return null;
  if (kind === 'verify') return told === '' ? { kind, attempt, report: parseReport(reply) } : null;
  const report = told.endsWith('<think>') ? parseReport(told.slice(0, -'<think>'.length)) : null;
  return report && { kind: 'refine', attempt, report, repaired: parseSolution(reply) };
}
