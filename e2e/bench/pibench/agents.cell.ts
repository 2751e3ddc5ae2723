/** Every scripted agent with every kind of memory through every persona's tasks, once for each seed. */
import { agentCells, personaIds, seedsOf } from './cells.ts';
import { askedOfSuite } from './asked-of-suite.ts';
import { cellTest } from './cell-test.ts';

const WORKERS = 2;

for (const { name, agent, memory, persona } of agentCells(personaIds())) {
  cellTest(name, async ({ harness }) => {
    const { results } = await harness.play({ scope: { kind: 'persona', persona }, agents: [agent], memories: [memory], seeds: seedsOf(askedOfSuite().full), judge: 'rules' }, WORKERS);
    return { results };
  });
}
