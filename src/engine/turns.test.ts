/** Turns follow one another, also behind a failure; who rests lets others in, and does not go on before they are done. */
import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

function later(): { readonly done: Promise<void>; readonly end: () => void } {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => { end = resolve; });
  return { done, end };
}

it('follow one another, also behind one that failed', async () => {
  const turns = new Turns();
  const said: string[] = [];
  const slow = later();
  const first = turns.take(async () => {
    await slow.done;
    said.push('first');
    throw new Error('no');
  });
  const second = turns.take(async () => said.push('second'));
  slow.end();
  await expect(first).rejects.toThrow('no');
  await second;
  expect(said).toEqual(['first', 'second']);
});

it('whoever rests lets others in, and goes on behind them', async () => {
  const turns = new Turns();
  const said: string[] = [];
  const [visitor, measured] = [later(), later()];
  const training = turns.take(async (rest) => {
    said.push('step 1');
    await rest(() => visitor.done);
    said.push('step 2');
  });
  const measurement = turns.take(async () => {
    said.push('measuring');
    await measured.done;
    said.push('measured');
  });
  await new Promise((resolve) => setTimeout(resolve));
  expect(said).toEqual(['step 1', 'measuring']);
  visitor.end();
  await new Promise((resolve) => setTimeout(resolve));
  expect(said).toEqual(['step 1', 'measuring']);
  measured.end();
  await Promise.all([training, measurement]);
  expect(said).toEqual(['step 1', 'measuring', 'measured', 'step 2']);
});

it('a rest that ends badly still comes back to its turn, and lets go of it', async () => {
  const turns = new Turns();
  await expect(turns.take((rest) => rest(() => Promise.reject(new Error('gone'))))).rejects.toThrow('gone');
  expect(await turns.take(async () => 1)).toBe(1);
});
