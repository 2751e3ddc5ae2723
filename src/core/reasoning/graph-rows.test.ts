/** Rows of both grains stand for every step once, and what is prepared of them agrees with the DAG. */
import { expect, it } from 'vitest';
import { dagOfThought } from './dag-of-thought.ts';
import { graphRows } from './graph-rows.ts';
import { prepareGraphs } from './prepared-graph.ts';

const dag = dagOfThought('#1 1+2=3\nso #2 #1:3+1=4\nalt #3 #1:3+5=8\nso #4 #2:4+4=8\n#5 #3:8=#4:8', '8');

it('are the steps, or the chains of them', () => {
  expect(graphRows(dag, 'steps').rows.map(({ first, last }) => [first, last])).toEqual([[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]]);
  const { rows, rowOf } = graphRows(dag, 'super-nodes');
  expect(rowOf).toHaveLength(5);
  expect(rows.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i))).toEqual([1, 2, 3, 4, 5]);
});

it('know the way to the answer, at both grains', () => {
  const { steps, 'super-nodes': nodes } = prepareGraphs(dag);
  expect([...steps.path].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(new Set([1, 2, 3, 4, 5].map((step) => nodes.rowOf[step - 1]))).toEqual(nodes.path);
  expect(steps.outline).toHaveLength(5);
  expect(prepareGraphs(dagOfThought('', null)).steps).toMatchObject({ rows: [], outline: [] });
});
