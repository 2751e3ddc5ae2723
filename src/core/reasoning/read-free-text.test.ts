/** Whatever is pasted is read as far as it goes: our own grammar by its names, prose by the rule, nothing at all, mixed scripts, references that go round in circles. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heuristicF1 } from './attacher-f1.ts';
import { readFreeText } from './read-free-text.ts';

it('goes by the names of steps where there are any, and drops those that go round', async () => {
  const { dag, edges } = await readFreeText('#1 #2:3+1=4\r\n#2 #1:4-1=3\r\n#3 #3:1+#9:1=2\n', '');
  expect(edges).toBe('written');
  expect(dag.steps.map(({ parents }) => parents)).toEqual([[], [1], []]);
  expect(dag.faults.map(({ kind }) => kind)).toEqual(['forward', 'self', 'unknown']);
});

it('guesses where there are none', async () => {
  const { dag, edges } = await readFreeText('<think>First 12 plus 30 is 42.\n\nSo 42 minus 6 is 36.\n\nThe answer is 36.</think>36', '');
  expect([edges, dag.steps.length]).toEqual(['guessed', 3]);
});

it('reads mixed scripts, and nothing', async () => {
  expect((await readFreeText('首先 3 加 4 是 7。\n\nТеперь 7 и 8.\n\nDaher ist es 15.', '')).dag).toMatchObject({ answer: null, steps: { length: 3 } });
  expect((await readFreeText('', '')).dag.steps).toEqual([]);
  expect((await readFreeText(' \n\n ', '')).dag.steps).toEqual([]);
});

it('never throws', async () => {
  await fc.assert(fc.asyncProperty(fc.string(), fc.string(), async (text, problem) => {
    const { dag } = await readFreeText(text, problem);
    for (const { id, parents } of dag.steps) expect(parents.every((parent) => parent < id)).toBe(true);
  }));
});

it('says how good the rule is where the truth is known', async () => {
  const f1 = await heuristicF1(20);
  expect(f1).toBeGreaterThan(0.75);
  expect(f1).toBeLessThan(1);
});
