/** Rows hold what the schema asks; all is the sum of its personas; a model's claims stand unmeasured until one ran; a set without scored tasks gives no row. */
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { SCRIPTS, type AgentSpec } from '#core/pibench/agents/agent.ts';
import { labCells } from '#core/pibench/lab/lab-plan.ts';
import { SIMULATED_PERSONAS, simulatedResult } from '#core/pibench/lab/simulated-results.ts';
import { agentRunRows, findingClaims } from './pibench-rows.ts';
import type { ClaimRow, ResultRow } from './result-rows.ts';
import { sampleFile } from './sample-files.ts';
import { storedSchema } from './stored-schema.ts';

const model: AgentSpec = { kind: 'endpoint', host: 'localhost:8080', model: 'm' };
const played = (agents: readonly AgentSpec[]) => labCells(SIMULATED_PERSONAS, { scope: { kind: 'all' }, agents, memories: ['notes', 'none'], seeds: [2, 1], judge: 'rules' }).map((cell) => simulatedResult(cell));
const scripts = played(SCRIPTS.map((script) => ({ kind: 'scripted', script })));
const isStored = (rows: readonly ResultRow[]): boolean => v.is(storedSchema, { ...sampleFile('pibench', rows), models: { target: '' } });

it('an agent with a memory: a row for all, and one for each persona, which sum up to it', () => {
  const rows = agentRunRows(scripts);
  expect(rows).toHaveLength(SCRIPTS.length * 2 * 6);
  expect(rows[0]).toMatchObject({ agent: 'passive', memory: 'notes', persona: 'all', seeds: [1, 2], sessions: 200, scale: 'scripted, by construction' });
  for (const count of ['sessions', 'intents', 'asked', 'turns', 'userWords'] as const) {
    const [all, ...own] = rows.filter(({ agent, memory }) => agent === 'noisy-oracle' && memory === 'none').map((row) => row[count]);
    expect(own.reduce((sum, value) => sum + value, 0)).toBe(all);
  }
  expect(isStored(rows)).toBe(true);
});

it('claims of scripts are measured, those of models wait for one', () => {
  const claims = findingClaims(SIMULATED_PERSONAS, scripts);
  expect(claims.map(({ id, holds }) => `${id} ${holds === null ? 'not measured' : 'measured'}`)).toEqual([
    'skills-scripted measured', 'burden-scripted measured', 'memory-scripted measured', 'skills-model not measured', 'burden-model not measured', 'memory-model not measured',
  ]);
  expect(isStored(claims)).toBe(true);
  expect(findingClaims(SIMULATED_PERSONAS, played([model])).map(({ id, holds }) => [id, holds !== null])).toEqual([['skills-model', false], ['burden-model', false], ['memory-model', true]]);
});

it.each<[string, Partial<ClaimRow>]>([['a verdict without a figure', { holds: true }], ['seeds of nothing', { seeds: [1] }], ['a figure without a verdict', { measured: 1 }]])('refuses half a claim: %s', (_, part) => {
  expect(isStored([{ ...findingClaims(SIMULATED_PERSONAS, [])[0]!, ...part }])).toBe(false);
});

it('no scored task, no row', () => {
  const [one] = scripts;
  expect(agentRunRows([{ ...one!, score: { ...one!.score, score: null } }])).toEqual([]);
});
