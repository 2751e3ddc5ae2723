/**
 * A model behind a URL through the shipped tasks, judged by the same rules as the scripts, in Node. Every event is written as it comes, so that a
 * run that was cut off, by whatever, goes on at the session it was in. The key stays in memory.
 */
import { labCells, type LabCell } from '#core/pibench/lab/lab-plan.ts';
import type { AgentSpec } from '#core/pibench/agents/agent.ts';
import { MEMORY_MODES, type MemoryMode } from '#core/pibench/events.ts';
import { withSeeds } from '#core/pibench/play-run.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import { NO_ENDPOINT } from '#ui/endpoint/endpoint-draft.ts';
import { askedEndpoint, endpointArguments } from '../asked-endpoint.ts';
import { commitOfSuite } from './asked-of-suite.ts';
import { cellName, seedsOf } from './cells.ts';
import { playKept } from './play-kept.ts';
import { writePart } from './parts.ts';
import { shippedOnDisk } from './shipped-on-disk.ts';

export interface EndpointAsked {
  /** `openai:URL`. */
  readonly agent: string;
  readonly model: string;
  /** That a run may take; null: as many as on the page. */
  readonly runTokens: number | null;
  /** Of tasks, as in `persona/task`: what is named is played, with what it leans on. */
  readonly only: string;
  readonly full: boolean;
  readonly parts: string;
  readonly tell: (sentence: string) => void;
}

/** What the finding on memory compares; in full all of them. */
const WITH_AND_WITHOUT: readonly MemoryMode[] = ['notes', 'none'];

function tasksOf(persona: Persona, only: RegExp): string[] {
  const named = persona.tasks.filter(({ id }) => only.test(`${persona.id}/${id}`)).flatMap(({ id }) => withSeeds(persona, id));
  return persona.tasks.map(({ id }) => id).filter((id) => named.includes(id));
}

function cellsOf({ personas }: Dataset, agent: AgentSpec, { only, full }: EndpointAsked): LabCell[] {
  const pattern = new RegExp(only);
  const plan = { scope: { kind: 'all' }, agents: [agent], memories: full ? MEMORY_MODES : WITH_AND_WITHOUT, seeds: full ? seedsOf(false) : [1], judge: 'rules' } as const;
  return labCells(personas, plan).flatMap((cell) => {
    const tasks = tasksOf(personas.find(({ id }) => id === cell.persona)!, pattern);
    return tasks.length === 0 ? [] : [{ ...cell, tasks }];
  });
}

/** Throws a sentence where the address or the model is none, or where the endpoint failed; what was played is kept. */
export async function playEndpoint(asked: EndpointAsked): Promise<void> {
  const { agent, model, runTokens, only, full, parts, tell } = asked;
  if (runTokens !== null && !(Number.isSafeInteger(runTokens) && runTokens > 0)) throw new Error('--run-tokens is a whole number: the tokens that a run may take, read and written.');
  const endpoint = askedEndpoint(agent, model);
  const { host } = endpoint.address;
  const set = await shippedOnDisk();
  const cells = cellsOf(set, { kind: 'endpoint', host, model }, asked);
  if (cells.length === 0) throw new Error(`No task is named like “${only}”. Names are those of a persona and a task, as in ${set.personas[0]!.id}/${set.personas[0]!.tasks[0]!.id}.`);
  const command = `npm run bench -- --suite pibench ${endpointArguments(endpoint)}${only === '' ? '' : ` --only '${only}'`}${full ? ' --full' : ''}`;
  for (const [i, cell] of cells.entries()) {
    const name = cellName(cell.agent, cell.memory, cell.persona);
    tell(`Cell ${i + 1} of ${cells.length}: ${name}, seed ${cell.seed}, ${cell.tasks.length} sessions`);
    const score = await playKept(set, cell, endpoint, { folder: parts, runTokens: runTokens ?? NO_ENDPOINT.runTokens }, tell);
    writePart(parts, { cell: name, command, commit: commitOfSuite(), dataset: set.hash, browser: `Node ${process.versions.node}`, results: [{ cell, score }], rows: [] }, `${name}/${cell.seed}`);
  }
}
