/**
 * Our own set, whole (pibench.md 8.8): the census, that the list of its files is current, and every check of docs/pibench-tasks.md. One test a
 * persona, so that a fault says whose it is.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { diskFolder } from '../../../../scripts/pibench/disk-folder.ts';
import { LIST, listOf } from '../../../../scripts/pibench/list.ts';
import { readDataset, type ReadDataset } from '../read/read-dataset.ts';
import { checkLikeness } from './check-prose.ts';
import { checkPersona } from './check-set.ts';

const PERSONAS = ['bike_shop', 'ecologist', 'producer', 'registrar', 'school_meals'];

let read: ReadDataset;
beforeAll(async () => {
  read = await readDataset(diskFolder('public/pibench'), 'own');
}, 60_000);

describe('the whole set', () => {
  it('reads without a fault, and has the official skeleton', () => {
    expect(read.faults).toEqual([]);
    expect(read.census).toMatchObject({ personas: 5, tasks: 100, seeds: 45, dependents: 30, independents: 25, scored: 55 });
    expect(read.census.intents).toBeGreaterThanOrEqual(520);
    expect(read.census.intents).toBeLessThanOrEqual(530);
    expect(read.census.criteria).toBeGreaterThanOrEqual(650);
    expect(read.census.weights).toEqual(Object.fromEntries(PERSONAS.map((id) => [id, 20])));
  });
  it('has at least 3,000 labelled snippets, all of them in the checks below', () => {
    const snippets = read.dataset.personas.flatMap(({ tasks }) => tasks.flatMap(({ intents }) => intents.flatMap(({ examples }) => (examples ? [...examples.does, ...examples.doesNot, ...examples.asks, ...examples.asksNot] : []))));
    expect(snippets.length).toBeGreaterThanOrEqual(3000);
  });
  it('no two tasks share over a fifth of their word 5-grams', () => expect(checkLikeness(read.dataset.personas.flatMap(({ tasks }) => tasks))).toEqual([]));
  it('its list of files is current', () => expect(readFileSync(LIST, 'utf8')).toBe(listOf('public/pibench')));
});

describe.each(PERSONAS)('%s', (id) => {
  it('holds to the skeleton, the lengths, its labelled examples and their mutations, and what the scripted agents must come to', async () => {
    const persona = read.dataset.personas.find((one) => one.id === id);
    expect(persona).toBeDefined();
    expect(await checkPersona(persona!)).toEqual([]);
  });
});
