/** What is kept, as the lab hears of it: forgotten is said when it is, and not where it is not; the latest look is the one that is shown. */
import { describe, expect, it } from 'vitest';
import type { KeptShelf, KeptTraining } from '#engine/protocol.ts';
import { KeptHere } from './kept-here.ts';
import { createTrainingSession } from './training-session.ts';

const training = (name: string): KeptTraining => ({ name, bytes: 1, drafter: null });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function here(shelf: Partial<KeptShelf>) {
  const store = createTrainingSession();
  const never = (): Promise<never> => Promise.reject(new Error('not asked for'));
  return { store, kept: new KeptHere(store, () => Promise.resolve({ list: never, forget: never, folder: never, ...shelf })) };
}

describe('forgetting', () => {
  it('is said when it is done, and the list follows', async () => {
    let done: () => void = () => undefined;
    const { store, kept } = here({ list: () => Promise.resolve([training('b')]), forget: () => new Promise((resolve) => { done = resolve; }) });
    const said: string[] = [];
    void kept.forget(training('a')).then((sentence) => said.push(sentence));
    await settled();
    expect(said).toEqual([]);
    done();
    await settled();
    expect(said).toEqual(['Forgotten.']);
    expect(store.getState().kept).toEqual([training('b')]);
  });

  it('that comes to nothing says why', async () => {
    const { store, kept } = here({ list: () => Promise.resolve([training('a')]), forget: () => Promise.reject(new Error('This training is under way in another tab of this browser.')) });
    expect(await kept.forget(training('a'))).toBe('This training is under way in another tab of this browser.');
    await settled();
    expect(store.getState().kept).toEqual([training('a')]);
  });
});

it('a look that comes late does not hide what was seen since', async () => {
  const answers: ((list: readonly KeptTraining[]) => void)[] = [];
  const { store, kept } = here({ list: () => new Promise((resolve) => { answers.push(resolve); }) });
  const looks = [kept.look(), kept.look()];
  await settled();
  answers[1]!([training('new')]);
  answers[0]!([training('old')]);
  await Promise.all(looks);
  expect(store.getState().kept).toEqual([training('new')]);
});
