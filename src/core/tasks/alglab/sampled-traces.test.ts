/** A sampled entry that only pads the vocabulary is read as what no grammar reads: its step is none, its answer is wrong, and what stands before is as it was. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseThought } from '../parse-thought.ts';
import { splitCompletion } from '../check.ts';
import { ALGEBRA_VOCABULARY, encodeAlgebra } from './alglab-tokens.ts';
import { checkAnswer } from './check-trace.ts';
import { parseProblem } from './algebra-problem.ts';
import { readTraces } from './sampled-traces.ts';

const PAD = ALGEBRA_VOCABULARY - 1;
const problem = parseProblem('S g1=2143; find inv g1?')!;
const THOUGHT = '#1 inv g1:2143=2143\n';

function read(ids: readonly number[]) {
  const path = join(mkdtempSync(join(tmpdir(), 'slipstream-')), 'traces.jsonl');
  writeFileSync(path, `${JSON.stringify({ id: 'a', sample: 0, ids, logprob: ids.map(() => 0) })}\n`);
  const [trace] = [...readTraces(path)];
  return splitCompletion(trace!.completion);
}

it('reads a whole trace as it is', () => {
  const { thought, answer } = read(encodeAlgebra(`${THOUGHT}<answer>2143<eos>`)!);
  expect([parseThought(thought).steps[0]?.body.kind, checkAnswer(problem, answer!)]).toEqual(['operation', true]);
});

it('reads no step and no answer where there is a sign that is none', () => {
  const ids = encodeAlgebra(`${THOUGHT}<answer>2143<eos>`)!;
  const inStep = read(ids.toSpliced(4, 0, PAD));
  expect(parseThought(inStep.thought).steps[0]?.body.kind).toBe('unread');
  expect(checkAnswer(problem, inStep.answer!)).toBe(true);
  expect(checkAnswer(problem, read(ids.toSpliced(-1, 0, PAD)).answer ?? '')).toBe(false);
});
