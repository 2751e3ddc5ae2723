/**
 * A folder as a Dataset (pibench.md 8.7): the repository's root, its `data/`, or one persona; found by where a `profile.yaml` lies beside an
 * `episode.yaml`. What was read is counted and held against what the published set has; differences are told, not fatal.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Dataset, Persona } from '../task.ts';
import { isInside, type FileFault, type Folder } from './folder.ts';
import { withinBudget } from './read-budget.ts';
import { readPersona, type Asset } from './read-persona.ts';

export interface Census {
  readonly personas: number;
  readonly tasks: number;
  readonly intents: number;
  readonly seeds: number;
  readonly dependents: number;
  readonly independents: number;
  readonly scored: number;
  readonly criteria: number;
  /** Sum of the weights of scored tasks, by persona. */
  readonly weights: Readonly<Record<string, number>>;
}

/** As published (pibench.md 1); criteria in Python are not counted there. */
export const OFFICIAL_CENSUS = { personas: 5, tasks: 100, intents: 524, seeds: 45, dependents: 30, independents: 25, scored: 55, weight: 20 } as const;

export interface ReadDataset {
  readonly dataset: Dataset;
  readonly census: Census;
  readonly faults: readonly FileFault[];
  readonly assets: readonly Asset[];
  readonly scripts: number;
}

/** Where personas lie: folders (with a `/` behind, or empty for the root) that hold both files. */
export function personaRoots({ files }: Folder): string[] {
  const paths = new Set(files.map(({ path }) => path));
  return [...paths].filter((path) => /(^|\/)profile\.yaml$/.test(path)).map((path) => path.slice(0, -'profile.yaml'.length)).filter((root) => paths.has(`${root}episode.yaml`)).sort();
}

export const strayFault = (path: string): FileFault => ({ file: path, line: null, sentence: 'This path leads out of the folder, so the file was not read.' });

export async function readDataset(folder: Folder, kind: Dataset['kind'], roots: readonly string[] = personaRoots(folder)): Promise<ReadDataset> {
  const outside = folder.files.filter(({ path }) => !isInside(path));
  const inside: Folder = { name: folder.name, files: folder.files.filter(({ path }) => isInside(path)), text: (path) => folder.text(path) };
  const { folder: safe, faults: beyond } = withinBudget(inside, roots);
  const read = [];
  for (const root of roots) read.push(await readPersona(safe, root));
  const personas = read.flatMap(({ persona }) => persona ?? []);
  const strays = outside.map(({ path }) => strayFault(path));
  return {
    dataset: { name: folder.name, kind, hash: hashOf(personas), personas },
    census: censusOf(personas),
    faults: [...strays, ...beyond, ...read.flatMap(({ faults }) => faults)],
    assets: read.flatMap(({ assets }) => assets),
    scripts: read.reduce((sum, { scripts }) => sum + scripts, 0),
  };
}

/** Of what was read, not of the files: a comment in a file changes nothing that is played. */
export const hashOf = (personas: readonly Persona[]): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(personas))));

/** A set of one persona, as its runs know it: the others may still be on their way, and change nothing of what it plays. */
export const alone = ({ name, kind }: Pick<Dataset, 'name' | 'kind'>, persona: Persona): Dataset => ({ name, kind, hash: hashOf([persona]), personas: [persona] });

export function censusOf(personas: readonly Persona[]): Census {
  const tasks = personas.flatMap((persona) => persona.tasks);
  const scored = tasks.filter(({ criteria }) => criteria.length > 0);
  const ofRole = (role: string): number => tasks.filter((task) => task.role === role).length;
  return {
    personas: personas.length,
    tasks: tasks.length,
    intents: tasks.reduce((sum, { intents }) => sum + intents.length, 0),
    seeds: ofRole('seed'),
    dependents: ofRole('dependent'),
    independents: ofRole('independent'),
    scored: scored.length,
    criteria: scored.reduce((sum, { criteria }) => sum + criteria.length, 0),
    weights: Object.fromEntries(personas.map(({ id, tasks: own }) => [id, own.filter(({ criteria }) => criteria.length > 0).reduce((sum, { seeds }) => sum + 1 + seeds.length, 0)])),
  };
}
