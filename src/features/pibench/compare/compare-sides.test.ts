/** Each side has a value of its own: a script with each memory, and a model with notes and without, with its seed, its memory and its judge in the label. */
import { expect, it } from 'vitest';
import { labCells } from '#core/pibench/lab/lab-plan.ts';
import { SIMULATED_PERSONAS } from '#core/pibench/lab/simulated-results.ts';
import { labSides, scriptSides } from './compare-sides.ts';

const persona = SIMULATED_PERSONAS[2]!;

it('scripts with every memory', () => {
  const sides = scriptSides(persona);
  expect(new Set(sides.map(({ value }) => value)).size).toBe(45);
  expect(new Set(sides.map(({ label }) => label)).size).toBe(45);
  expect(sides.find(({ value }) => value === 'memory-replayer.none')?.cell).toMatchObject({ memory: 'none', agent: { script: 'memory-replayer' }, persona: persona.id });
});

it('a model with notes and the same without are two', () => {
  const cells = labCells(SIMULATED_PERSONAS, { scope: { kind: 'all' }, agents: [{ kind: 'endpoint', host: 'h', model: 'm' }, { kind: 'scripted', script: 'oracle' }], memories: ['notes', 'none'], seeds: [1, 2], judge: 'j (h)' });
  const sides = labSides(persona, cells);
  expect(sides).toHaveLength(4);
  expect(new Set(sides.map(({ value }) => value)).size).toBe(4);
  expect(new Set(sides.map(({ label }) => label)).size).toBe(4);
  expect(sides[0]!.label).toContain('judged by j (h)');
});
