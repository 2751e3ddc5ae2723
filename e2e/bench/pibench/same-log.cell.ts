/** A run is a function of dataset, agent, memory and seed: one whole one, made in Chromium and again in Node, is the same log. */
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import { labCells, type LabPlan } from '#core/pibench/lab/lab-plan.ts';
import { isScripted, playScripted } from '#core/pibench/lab/play-scripted.ts';
import { logHash } from '#core/pibench/exchange/log-hash.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import { SAME_LOG } from './cells.ts';
import { cellTest } from './cell-test.ts';
import { shippedOnDisk } from './shipped-on-disk.ts';

const SEED = 1;
const MEMORY = 'notes';

cellTest(SAME_LOG, async ({ harness }) => {
  const set = await shippedOnDisk();
  const persona = set.personas[0]!.id;
  const plan: LabPlan = { scope: { kind: 'persona', persona }, agents: [{ kind: 'scripted', script: 'noisy-oracle' }], memories: [MEMORY], seeds: [SEED], judge: 'rules' };
  const cell = labCells(set.personas, plan).find(isScripted)!;
  const [there, here] = [await harness.log(plan), logHash(await playScripted(set, cell, RULE_JUDGE, new AbortController().signal))];
  return { rows: [{ kind: 'sameLog', agent: agentKey(cell.agent), memory: MEMORY, persona, seed: SEED, events: there.events, hash: there.hash, sameLogInNode: there.hash === here }] };
});
