/**
 * Says whether a base passes the gate (gate-figures.ts), from its traces on the sets `single` and `double`; ends with 1 where it does not.
 *
 *   npx tsx src/core/tasks/alglab/read-gate.ts --problems DIR TRACES.jsonl...
 */
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { traceVerdict } from './check-trace.ts';
import { GATE, gateFigures, type Answered } from './gate-figures.ts';
import { readProblems, readTraces } from './sampled-traces.ts';

const { values, positionals } = parseArgs({ options: { problems: { type: 'string' } }, allowPositionals: true });
const folder = values.problems;
if (!folder || positionals.length === 0) throw new Error('--problems DIR and at least one file of traces are needed');

const answered = { single: [] as Answered[], double: [] as Answered[] };
const asked = (['single', 'double'] as const).flatMap((set) => readProblems(join(folder, `${set}.jsonl`)).map(({ id, problem }) => [id, { set, problem }] as const));
const known = new Map(asked);
for (const path of positionals) {
  for (const { id, completion } of readTraces(path)) {
    const found = known.get(id);
    if (found) answered[found.set].push({ problem: found.problem, right: traceVerdict(found.problem, completion).right });
  }
}

const { single, skills, double, meanJ, passes } = gateFigures(answered.single, answered.double);
for (const [skill, rate] of [...skills].sort()) console.log(`${skill.padEnd(8)} ${rate.toFixed(3)}`);
console.log(`one operation ${single.toFixed(3)} (${answered.single.length} traces); two ${double.toFixed(3)} (${answered.double.length} traces); mean J ${meanJ.toFixed(3)}; two / J ${(double / meanJ).toFixed(2)}`);
console.log(passes ? `The gate is passed: at least ${GATE}.` : `The gate is not passed: below ${GATE}. Pretrain longer, or change the format.`);
process.exitCode = passes ? 0 : 1;
