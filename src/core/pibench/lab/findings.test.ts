/** Findings from simulated results: measured with intervals where somebody ran, "not measured" where nobody did; the cheaper agent refutes; memory is paired by dependent; other judges and other tasks are other lines; who was picked by what was measured has a wider interval. */
import { expect, it } from 'vitest';
import { SCRIPTS, type AgentSpec } from '../agents/agent.ts';
import { PUBLISHED } from '../score/published.ts';
import { correlation } from '../score/correlation.ts';
import { findings } from './findings.ts';
import { labCells, type LabPlan } from './lab-plan.ts';
import { agentLines, oneLineEach, sameFooting } from './lab-results.ts';
import { memoryGain, memoryPairs } from './memory-gain.ts';
import { SIMULATED_PERSONAS, simulatedResult } from './simulated-results.ts';
import { fisherInterval } from './skills-finding.ts';

const scripted: readonly AgentSpec[] = SCRIPTS.map((script) => ({ kind: 'scripted', script }));
const model: AgentSpec = { kind: 'endpoint', host: 'localhost', model: 'm' };
const run = (agents: readonly AgentSpec[], memories: readonly ('notes' | 'none')[] = ['notes', 'none'], seeds = [1, 2]) =>
  labCells(SIMULATED_PERSONAS, { scope: { kind: 'all' }, agents, memories, seeds, judge: 'rules' }).map((cell) => simulatedResult(cell));

it('nothing run: six rows, none measured', () => {
  const rows = findings(SIMULATED_PERSONAS, []);
  expect(rows.map(({ id, measured, holds }) => [id, measured, holds])).toEqual(['skills-scripted', 'burden-scripted', 'memory-scripted', 'skills-model', 'burden-model', 'memory-model'].map((id) => [id, null, null]));
  expect(rows[0]!.scale).toBe('scripted, by construction');
});

it('scripted agents: all three with an interval around what was measured', () => {
  const rows = findings(SIMULATED_PERSONAS, run(scripted)).filter(({ who }) => who === 'scripted');
  for (const { measured, interval, seeds } of rows) {
    expect(interval!.low).toBeLessThanOrEqual(measured!);
    expect(interval!.high).toBeGreaterThanOrEqual(measured!);
    expect(seeds).toEqual([1, 2]);
  }
  expect(rows[1]!.holds).toBe(true);
  expect(rows[2]!).toMatchObject({ holds: true, detail: { about: 'memory', agent: { script: 'memory-replayer' }, dependents: 30 } });
});

it('an agent that is whole on both axes at fewer words than the passive one costs is named, and the claim falls', () => {
  const results = run(scripted, ['notes']).map((result) => (result.cell.agent.kind === 'scripted' && result.cell.agent.script === 'ask-all'
    ? { ...result, score: { ...result.score, sessions: result.score.sessions.map((session) => ({ ...session, userWords: 1 })) } } : result));
  expect(findings(SIMULATED_PERSONAS, results)[1]).toMatchObject({ holds: false, detail: { cheaper: [{ agent: { script: 'ask-all' } }] } });
});

it('skills: two that stand the other way round are named', () => {
  const [skills] = findings(SIMULATED_PERSONAS, run(scripted, ['notes']));
  expect(skills).toMatchObject({ holds: true, detail: { agents: 9, turned: { anticipates: { agent: { script: 'over-doer' } }, finishes: { agent: { script: 'memory-replayer' } } } } });
});

it('a model that ran both ways has a row of its own; with one alone nothing can be said of skills and burden', () => {
  const rows = findings(SIMULATED_PERSONAS, run([model]));
  expect(rows.filter(({ measured }) => measured !== null).map(({ id }) => id)).toEqual(['memory-model']);
  expect(findings(SIMULATED_PERSONAS, run([model], ['notes'])).every(({ measured }) => measured === null)).toBe(true);
});

it('pairs are means over seeds, one for each dependent', () => {
  const gain = memoryGain(memoryPairs(SIMULATED_PERSONAS, run([model]))!);
  expect(gain.pairs).toHaveLength(30);
  expect(gain.seeds).toEqual([1, 2]);
  expect(gain.procGain!.interval.low).toBeLessThan(gain.procGain!.mean);
  expect(memoryPairs(SIMULATED_PERSONAS, run([model], ['none']))).toBeNull();
});

it('a line for each agent and memory; one each: the one that remembers', () => {
  const lines = agentLines(run([model, scripted[0]!]));
  expect(lines.map(({ memory }) => memory)).toEqual(['notes', 'none', 'notes', 'none']);
  expect(oneLineEach(lines).map(({ memory }) => memory)).toEqual(['notes', 'notes']);
  expect(lines[0]!.personas).toHaveLength(5);
  expect(lines[0]!.proc!.sd).not.toBeNull();
});

it('Fisher: the published nine do not exclude no correlation at all', () => {
  const { low, high } = fisherInterval(correlation(PUBLISHED.map(({ proc, comp }) => [proc, comp]))!, PUBLISHED.length);
  expect([low, high].map((x) => Number(x.toFixed(2)))).toEqual([-0.33, 0.85]);
});

const planned = (part: Partial<LabPlan>) => labCells(SIMULATED_PERSONAS, { scope: { kind: 'all' }, agents: [model], memories: ['notes'], seeds: [1], judge: 'rules', ...part }).map((cell) => simulatedResult(cell));

it('another judge and another task are lines of their own, named by both', () => {
  const task = { kind: 'task', persona: 'bikes', task: 'bikes_task_08' } as const;
  const lines = agentLines([...planned({}), ...planned({ judge: 'm (h)' }), ...planned({ scope: task }), ...planned({ scope: { kind: 'persona', persona: 'bikes' }, seeds: [2] })]);
  expect(lines.map(({ judge, task: of, seeds }) => [judge, of, seeds])).toEqual([['rules', null, [1, 2]], ['m (h)', null, [1]], ['rules', 'bikes_task_08', [1]]]);
});

it('findings are of whole people before the judge of the last of them', () => {
  const task = planned({ scope: { kind: 'task', persona: 'bikes', task: 'bikes_task_08' }, judge: 'third' });
  expect(new Set(sameFooting([...planned({}), ...planned({ judge: 'second' }), ...task]).map(({ cell }) => cell.judge))).toEqual(new Set(['second']));
  expect([sameFooting(task), sameFooting([])]).toEqual([task, []]);
});

it('memory of scripts is that of the replayer, whoever else was run; without it nothing is measured', () => {
  const others = run(scripted.filter((agent) => agent.kind === 'scripted' && agent.script !== 'memory-replayer'));
  expect(findings(SIMULATED_PERSONAS, others)[2]).toMatchObject({ id: 'memory-scripted', measured: null });
});

it('of several models the interval is as wide as their number asks for: Bonferroni', () => {
  const models = Array.from({ length: 8 }, (_, i): AgentSpec => ({ kind: 'endpoint', host: 'localhost', model: `m${i}` }));
  const memory = findings(SIMULATED_PERSONAS, run(models)).find(({ id }) => id === 'memory-model')!;
  if (memory.detail?.about !== 'memory') throw new Error('not measured');
  const { agent } = memory.detail;
  const alone = findings(SIMULATED_PERSONAS, run([agent])).find(({ id }) => id === 'memory-model')!;
  expect(memory.measured).toBe(alone.measured);
  expect(memory.interval!.low).toBeLessThan(alone.interval!.low);
  expect(memory.interval!.high).toBeGreaterThan(alone.interval!.high);
  expect([memory.rule, findings([], []).find(({ id }) => id === 'burden-model')!.rule].every((rule) => rule.includes('5 % /'))).toBe(true);
});
