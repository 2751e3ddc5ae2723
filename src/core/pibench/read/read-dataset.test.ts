/** A dataset of the official shape (own-written): found wherever it lies, counted; and whatever is broken in it is named and stops nothing else. */
import { describe, expect, it } from 'vitest';
import { BROKEN, SYNTHETIC_TREE } from '../exchange/synthetic-tree.ts';
import { heldFolder } from './folder.ts';
import { OFFICIAL_CENSUS, personaRoots, readDataset } from './read-dataset.ts';

const read = (tree: Readonly<Record<string, string>>) => readDataset(heldFolder('tree', tree), 'official');
const below = (root: string): Record<string, string> => Object.fromEntries(Object.entries(SYNTHETIC_TREE).flatMap(([path, text]) => (path.startsWith(root) ? [[path.slice(root.length), text]] : [])));

describe('a sound tree', () => {
  it('is found from the root of a repository, from data, and from one persona', () => {
    expect(personaRoots(heldFolder('t', SYNTHETIC_TREE))).toEqual(['Pi-Bench/data/archivist/', 'Pi-Bench/data/tuner/']);
    expect(personaRoots(heldFolder('t', below('Pi-Bench/data/')))).toEqual(['archivist/', 'tuner/']);
    expect(personaRoots(heldFolder('t', below('Pi-Bench/data/archivist/')))).toEqual(['']);
    expect(personaRoots(heldFolder('t', { 'a/profile.yaml': '', 'b/episode.yaml': '' }))).toEqual([]);
  });
  it('is read and counted', async () => {
    const { dataset, census, faults, assets, scripts } = await read(SYNTHETIC_TREE);
    expect(faults).toEqual([{ file: 'Pi-Bench/data/tuner/tools.yaml', line: null, sentence: 'This file is missing or cannot be read.' }]);
    expect(census).toEqual({ personas: 2, tasks: 4, intents: 9, seeds: 2, dependents: 1, independents: 1, scored: 2, criteria: 3, weights: { archivist: 4, tuner: 0 } });
    expect(Object.keys(OFFICIAL_CENSUS)).toContain('weight');
    expect(scripts).toBe(1);
    expect(assets.map(({ path, text }) => [path.split('/').at(-1), text])).toEqual([['boxes.csv', true], ['scan.pdf', false]]);
    const [persona] = dataset.personas;
    expect(persona).toMatchObject({ id: 'archivist', name: 'archivist', role: 'Keeps the boxes of a town hall.', preferences: { language: 'English', verbosity: '2' } });
    expect(persona!.tasks.map(({ role }) => role)).toEqual(['seed', 'seed', 'dependent', 'independent']);
    expect(persona!.tasks[0]!.workspace).toEqual({ 'boxes.csv': 'box,year\n1,1950\n' });
    expect(persona!.tasks[2]).toMatchObject({ seeds: ['archivist_task_001', 'archivist_task_002'], filesRead: ['list.md'], criteria: [{ weight: 2 }, { weight: 1 }], intents: [{ id: '1' }, { id: '2' }, { id: '3' }] });
  });
  it('has the same hash wherever it lies, and another one once a word changes', async () => {
    const [whole, data, changed] = await Promise.all([read(SYNTHETIC_TREE), read(below('Pi-Bench/data/')), read(BROKEN['a missing task']!.tree)]);
    expect(data.dataset.hash).toBe(whole.dataset.hash);
    expect(changed.dataset.hash).not.toBe(whole.dataset.hash);
  });
});

describe('a broken tree names what is wrong, and the rest is read', () => {
  const ofData = Object.entries(BROKEN).filter(([, { file }]) => !file.includes('/outputs/'));
  it.each(ofData)('%s', async (_, { tree, file, says, line }) => {
    const { faults, dataset } = await read(tree);
    const own = faults.filter((fault) => fault.file === file);
    expect(faults.map((fault) => `${fault.file}: ${fault.sentence}`).join('\n')).toContain(says);
    expect(own.some(({ sentence }) => sentence.includes(says))).toBe(true);
    if (line !== undefined) expect(own.map((fault) => fault.line)).toContain(line);
    expect(dataset.personas.map(({ id }) => id)).toContain('tuner');
    const archivist = dataset.personas.find(({ id }) => id === 'archivist');
    if (!file.endsWith('episode.yaml')) expect(archivist!.tasks.map(({ id }) => id)).toContain('archivist_task_004');
  });
});
