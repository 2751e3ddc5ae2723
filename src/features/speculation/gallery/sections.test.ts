/** Every exhibit can be hung: ids are its own, and its fixture holds what it is to show (a run without it would throw). */
import { expect, it } from 'vitest';
import { speculationSections } from './sections.ts';

const exhibits = speculationSections.flatMap((section) => section.exhibits);

it('has an id for every exhibit and no id twice, sections included', () => {
  const ids = [...speculationSections, ...exhibits].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

it.each(exhibits)('$id finds its state in its run', ({ render }) => {
  expect(() => render()).not.toThrow();
});
