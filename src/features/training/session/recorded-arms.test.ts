/** Where recorded trainings stand: from zero, behind another, behind one that goes on itself, and behind one that is missing. Those that ship can be read, and have nothing to say of the browser that made them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decodeTraining } from '#core/training/training-codec.ts';
import { opdTraining, sftTraining } from '#core/training/simulated-trainings.ts';
import { placeArms } from './recorded-arms.ts';

it('puts each where it goes on, and leaves out what goes on from nothing', () => {
  const arms = placeArms([
    { file: 'a.json', title: 'A', run: sftTraining },
    { file: 'b.json', title: 'B', after: 'a.json', run: opdTraining },
    { file: 'c.json', title: 'C', after: 'b.json', run: opdTraining },
    { file: 'd.json', title: 'D', after: 'gone.json', run: opdTraining },
    { file: 'e.json', title: 'E', set: 'apart', run: opdTraining },
  ]);
  expect(arms.map(({ title, from }) => [title, from.step])).toEqual([['A', 0], ['B', 60], ['C', 120], ['E', 0]]);
  expect(arms.map(({ began }) => began)).toEqual([...new Array<string>(3).fill(sftTraining.header.config.start), opdTraining.header.config.start]);
  expect(arms.map(({ set }) => set)).toEqual([null, null, null, 'apart']);
  expect(arms[2]!.from.flops).toBe(2 * arms[1]!.from.flops);
});

it('ships trainings that can be read, of the shipped target, whole', () => {
  const { arms } = JSON.parse(readFileSync('public/training/arms.json', 'utf8')) as { readonly arms: readonly { readonly file: string }[] };
  const { target } = JSON.parse(readFileSync('public/training/texts.json', 'utf8')) as { readonly target: string };
  expect(arms.length).toBeGreaterThan(0);
  for (const { file } of arms) {
    const decoded = decodeTraining(readFileSync(`public/training/${file}`, 'utf8'));
    if (!decoded.ok) throw new Error(decoded.sentence);
    const { header, events } = decoded.run;
    expect(events.filter(({ type }) => type === 'notice')).toEqual([]);
    expect([header.target.sha256, header.simulated, events.at(-1)]).toEqual([target, undefined, { type: 'end', reason: 'done' }]);
  }
});
