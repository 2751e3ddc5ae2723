/** The sentence says where a step comes from and leads to, what its place is, and whether it is right, where anybody knows. */
import { expect, it } from 'vitest';
import { dagOfThought } from '#core/reasoning/dag-of-thought.ts';
import { shownThought } from '../shown-thought.ts';
import { stepSentence } from './step-sentence.ts';

const dag = dagOfThought('#1 1+2=3\nso #2 #1:3+1=4\nalt #3 #1:3+5=8\n#4 #2:4+#3:8=12', '12');

it('tells of roots, branches, merges and the answer', () => {
  const thought = shownThought(dag, { rights: [true, true, false, true] });
  const { steps } = thought.graphs;
  expect(steps.rows.map((row) => stepSentence(thought, steps, row))).toEqual([
    'Step 1: starts from what is given; leads to 2 and 3; the ways part here; on the way to the answer; right.',
    'Step 2: follows from 1; leads to 4; on the way to the answer; right.',
    'Step 3: follows from 1; leads to 4; on the way to the answer; wrong.',
    'Step 4: follows from 2 and 3; ways meet here; nothing follows from it; it states the answer; right.',
  ]);
});

it('tells of chains, and keeps quiet of what nobody knows', () => {
  const chain = shownThought(dagOfThought('#1 1+2=3\nso #2 #1:3+1=4', null), {});
  const { 'super-nodes': nodes } = chain.graphs;
  expect(stepSentence(chain, nodes, nodes.rows[0]!)).toBe('Steps 1 to 2: starts from what is given; nothing follows from it.');
});
