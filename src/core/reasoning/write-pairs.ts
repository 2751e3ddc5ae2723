/**
 * Judges the traces that policies sampled on the pool (docs/experiments/trm.md), a file a policy, and writes what a reward model is trained on:
 *
 *   train.jsonl, validation.jsonl  { problem, prompt: [ids], chosen: [ids], rejected: [ids], flat: how the flat judge does on it, at: [which traces] }
 *   validation-traces.jsonl        { id, sample, ids } of each thought in a validation pair, for pytorch/score_traces.py
 *   figures.json                   pool-figures.ts, of the whole pool and of each policy's traces
 *   sample.json                    candidates of some validation problems, to be judged again in a page (shipped-pairs.ts)
 *
 *   npx tsx src/core/reasoning/write-pairs.ts --problems DIR --out DIR [--seed 1] terse=TRACES.jsonl branchy=TRACES.jsonl reflective=TRACES.jsonl
 *
 * The prompt of a pair is the problem alone, whichever style a policy was asked for: two styles meet in one pair.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeProblem } from '../tasks/alglab/algebra-problem.ts';
import { encodeAlgebra } from '../tasks/alglab/alglab-tokens.ts';
import { readProblems, readTraces } from '../tasks/alglab/sampled-traces.ts';
import { beforeAnswer, judgeProblem, type JudgedProblem } from './judge-pool.ts';
import { poolFigures, scoreCorrelations } from './pool-figures.ts';
import { isValidation } from './preference-pairs.ts';
import { SHIPPED_FORMAT, SHIPPED_VERSION, type ShippedProblem } from './shipped-pairs.ts';

const SHIPPED = 120;
const [ANSWER] = encodeAlgebra('<answer>')!;

const { values, positionals } = parseArgs({ options: { problems: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string', default: '1' } }, allowPositionals: true });
const { problems: from, out } = values;
if (!from || !out || positionals.length === 0) throw new Error('--problems DIR, --out DIR and POLICY=TRACES.jsonl, once a policy, are needed');
const seed = Number(values.seed);

interface Sampled {
  readonly policy: string;
  readonly sample: number;
  readonly ids: Uint8Array;
  readonly completion: string;
}

/** By problem; policies in the order given, then by sample: files come in no order of their own. */
function readPool(): ReadonlyMap<string, readonly Sampled[]> {
  const pool = new Map<string, Sampled[]>();
  for (const given of positionals) {
    const [, policy, path] = /^([\w-]+)=(.+)$/.exec(given) ?? [];
    if (policy === undefined) throw new Error(`${given} is not POLICY=TRACES.jsonl`);
    const before = new Map([...pool].map(([id, traces]) => [id, traces.length]));
    for (const { id, sample, ids, completion } of readTraces(path!)) {
      const traces = pool.get(id) ?? [];
      traces.push({ policy, sample, ids: Uint8Array.from(ids), completion });
      pool.set(id, traces);
    }
    for (const [id, traces] of pool) pool.set(id, [...traces.slice(0, before.get(id) ?? 0), ...traces.slice(before.get(id) ?? 0).sort((a, b) => a.sample - b.sample)]);
  }
  return pool;
}

const pool = readPool();
const problems = readProblems(join(from, 'pool.jsonl')).filter(({ id }) => pool.has(id));
const rows = { train: [] as string[], validation: [] as string[] };
const thoughts: string[] = [];
const shipped: ShippedProblem[] = [];
const judged: JudgedProblem[] = [];
for (const { id, prompt, problem } of problems) {
  const sampled = pool.get(id)!;
  const result = await judgeProblem(id, problem, sampled.map(({ completion }) => completion), seed);
  judged.push(result);
  const thoughtOf = (at: number): readonly number[] => beforeAnswer([...sampled[at]!.ids], ANSWER!);
  const side = isValidation(id) ? 'validation' : 'train';
  for (const { chosen, rejected, flat } of result.pairs) {
    rows[side].push(JSON.stringify({ problem: id, prompt, chosen: thoughtOf(chosen.at), rejected: thoughtOf(rejected.at), flat, at: [chosen.at, rejected.at] }));
  }
  if (side === 'train') continue;
  for (const at of new Set(result.pairs.flatMap(({ chosen, rejected }) => [chosen.at, rejected.at]))) thoughts.push(JSON.stringify({ id, sample: at, ids: thoughtOf(at) }));
  if (shipped.length < SHIPPED && result.candidates.length > 0) shipped.push({ id, problem: writeProblem(problem), thoughts: result.usable.map(({ at, thought }) => [at, thought]) });
}

mkdirSync(out, { recursive: true });
const write = (name: string, lines: readonly string[]): void => writeFileSync(join(out, name), `${lines.join('\n')}\n`);
write('train.jsonl', rows.train);
write('validation.jsonl', rows.validation);
write('validation-traces.jsonl', thoughts);
write('sample.json', [JSON.stringify({ format: SHIPPED_FORMAT, version: SHIPPED_VERSION, seed, problems: shipped }).replaceAll('},{', '},\n{')]);
const policies = [...new Set(problems.flatMap(({ id }) => pool.get(id)!.map(({ policy }) => policy)))].map((policy) => {
  const traces = problems.flatMap(({ id }, i) => judged[i]!.traces.filter((_, at) => pool.get(id)![at]!.policy === policy));
  return { policy, traces: traces.length, unfinished: traces.filter(({ finished }) => !finished).length, right: traces.filter(({ right }) => right).length, correlations: scoreCorrelations(traces) };
});
const figures = { seed, train: rows.train.length, validation: rows.validation.length, ...poolFigures(judged, seed), policies };
write('figures.json', [JSON.stringify(figures, null, 1)]);
console.log(JSON.stringify(figures, null, 1));
