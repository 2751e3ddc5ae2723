/**
 * Writes the problems of docs/experiments/trm.md (problem-sets.ts) for pytorch/ to sample: a file a set, and of the pool also one a style, whose prompts name it.
 * A row is { id, prompt: [ids], answer: [ids of the element], problem: the text, style: or null }; the same id has the same problem in every file.
 *
 *   npx tsx src/core/tasks/alglab/write-problems.ts --out DIR [--seed 1]
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeProblem } from './algebra-problem.ts';
import { encodeAlgebra } from './alglab-tokens.ts';
import { trueAnswer } from './check-trace.ts';
import { PROBLEM_SETS, problemSets, type SetProblem } from './problem-sets.ts';
import { algebraPrompt, STYLES, type Style } from './write-trace.ts';

const { values } = parseArgs({ options: { out: { type: 'string' }, seed: { type: 'string', default: '1' } } });
const { out } = values;
if (!out) throw new Error('--out DIR is needed');
mkdirSync(out, { recursive: true });

function write(name: string, problems: readonly SetProblem[], style: Style | null): void {
  const lines = problems.map(({ id, problem }) =>
    JSON.stringify({ id, prompt: encodeAlgebra(algebraPrompt(problem, style)), answer: encodeAlgebra(trueAnswer(problem)!), problem: writeProblem(problem), style }));
  const path = join(out!, `${name}.jsonl`);
  writeFileSync(`${path}.part`, `${lines.join('\n')}\n`);
  renameSync(`${path}.part`, path);
  console.log(`${path}: ${lines.length} problems`);
}

const sets = problemSets(Number(values.seed));
for (const set of PROBLEM_SETS) {
  write(set, sets[set], null);
  if (set === 'pool') for (const style of STYLES) write(`${set}-${style}`, sets[set], style);
}
