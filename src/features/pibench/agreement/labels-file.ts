/** A person's decisions as a file: each with the question and both verdicts, so that it can be read without the run. */
import type { JudgedAgain } from '#core/pibench/llm-judge/judge-again.ts';
import type { Verdict } from '#core/pibench/judge.ts';
import type { Labels } from './kept-labels.ts';

const quoted = ({ message, files }: JudgedAgain, { yes, evidence }: Verdict): { yes: boolean; evidence: string[] } => ({
  yes, evidence: evidence.map(({ start, end, file }) => (file === undefined ? message : files[file] ?? '').slice(start, end)),
});

export function labelsFile(pairs: readonly JudgedAgain[], labels: Labels, judges: { readonly first: string; readonly second: string }): string {
  const decided = pairs.flatMap((pair) => {
    const should = labels.get(pair.key);
    if (should === undefined) return [];
    const { key, task, turn, kind, item, message } = pair;
    return [{ key, task, turn, kind, item, message, first: quoted(pair, pair.first), second: quoted(pair, pair.second), should }];
  });
  return `${JSON.stringify({ format: 'slipstream-pibench-labels', version: 1, judges, labels: decided }, null, 1)}\n`;
}
