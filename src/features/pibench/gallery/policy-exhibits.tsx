/** The policy map in each of its states, beside the scatter; swept over tasks made up here, by plain loops. */
import { useState } from 'react';
import { policyMap } from '#core/pibench/policy/policy-map.ts';
import { chancesOf, policySweep, sessionsOf, type SweepPlan } from '#core/pibench/policy/policy-sweep.ts';
import type { PolicyTask } from '#core/pibench/policy/policy-task.ts';
import { SIMULATED_PERSONAS } from '#core/pibench/lab/simulated-results.ts';
import { MAX_TURNS } from '#core/pibench/play-run.ts';
import type { SweepFacts } from '#engine/policy-protocol.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { FIRST_POLICY, type PolicyChoice } from '../scatter/policy-choice.ts';
import type { PolicyState } from '../scatter/policy-maps.ts';
import { ScatterView } from '../scatter/scatter-view.tsx';
import { policyExhibits, policyFaults } from './lab-exhibit-strings.ts';

const ignore = (): void => undefined;

const TASKS: readonly PolicyTask[] = Array.from({ length: 6 }, (_, i) => ({
  persona: 'made', task: `${i}`, seeds: i % 2 === 1 ? [`${i - 1}`] : [], sequence: 40 + i, intents: 5, carried: i % 2 === 1 ? 0b01001 : 0,
  criteria: i % 2 === 1 ? [{ all: 0, any: 0, weight: 3 }, { all: 0b00011, any: 0, weight: 1 }, { all: 0b10000, any: 0, weight: 2 }, { all: 0, any: 0b01100, weight: 1 }] : [], bounded: 0, wholeWeight: i % 2 === 1 ? 7 : null,
}));

function swept(steps: number, finishes: number, by: SweepFacts['by'], bounded = 0): PolicyState {
  const plan: SweepPlan = { tasks: TASKS, chances: chancesOf(steps), finishes, seeds: 40, maxTurns: MAX_TURNS };
  return { kind: 'ready', cells: policyMap(plan, policySweep(plan)), facts: { steps, seeds: 40, sessions: sessionsOf(plan), bounded, by } };
}

function Shown({ first = {}, state, suited = true }: { readonly first?: Partial<PolicyChoice>; readonly state: PolicyState; readonly suited?: boolean }) {
  const [choice, setChoice] = useState<PolicyChoice>({ ...FIRST_POLICY, show: 'proc', ...first });
  return <ScatterView lines={[]} personas={SIMULATED_PERSONAS} onOpenRun={ignore} policy={{ choice, onChoice: setChoice, state, suited, onAgain: ignore }} />;
}

const GPU = { kind: 'gpu', adapter: policyFaults.adapter, ms: 14, cpuMs: 1830, equal: true } as const;

export const policySection: ExhibitSection = exhibitSection('pibench-policy', policyExhibits, {
  ready: () => <Shown state={swept(20, 0.5, GPU)} />,
  comp: () => <Shown first={{ show: 'comp', memory: 'perfect' }} state={swept(10, 0.5, GPU)} />,
  bounded: () => <Shown first={{ show: 'comp' }} state={swept(10, 0.5, GPU, 2)} />,
  running: () => <Shown state={{ kind: 'waiting' }} />,
  cpu: () => <Shown state={swept(10, 0.5, { kind: 'cpu', ms: 310, absence: 'no-api' })} />,
  unexpected: () => <Shown state={swept(10, 0.5, { kind: 'cpu', ms: 310, absence: { unexpected: policyFaults.refused } })} />,
  unequal: () => <Shown state={swept(10, 0.5, { ...GPU, equal: false })} />,
  failed: () => <Shown state={{ kind: 'failed', sentence: policyFaults.stopped }} />,
  unsuited: () => <Shown state={{ kind: 'waiting' }} suited={false} />,
});
