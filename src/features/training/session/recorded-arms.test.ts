/** Where recorded trainings stand: from zero, behind another, behind one that goes on itself, and behind one that is missing. */
import { expect, it } from 'vitest';
import { opdTraining, sftTraining } from '#core/training/simulated-trainings.ts';
import { placeArms } from './recorded-arms.ts';

it('puts each where it goes on, and leaves out what goes on from nothing', () => {
  const arms = placeArms([
    { file: 'a.json', title: 'A', run: sftTraining },
    { file: 'b.json', title: 'B', after: 'a.json', run: opdTraining },
    { file: 'c.json', title: 'C', after: 'b.json', run: opdTraining },
    { file: 'd.json', title: 'D', after: 'gone.json', run: opdTraining },
  ]);
  expect(arms.map(({ title, from }) => [title, from.step])).toEqual([['A', 0], ['B', 60], ['C', 120]]);
  expect(arms[2]!.from.flops).toBe(2 * arms[1]!.from.flops);
});
