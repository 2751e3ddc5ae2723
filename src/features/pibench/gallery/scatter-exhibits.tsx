/** The scatter on results that nobody played. */
import { labCells } from '#core/pibench/lab/lab-plan.ts';
import { agentLines } from '#core/pibench/lab/lab-results.ts';
import { SIMULATED_PERSONAS, simulatedResult } from '#core/pibench/lab/simulated-results.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { SCRIPTED_AGENTS } from '../lab/lab-choices.ts';
import { FIRST_POLICY } from '../scatter/policy-choice.ts';
import type { PolicyDesk } from '../scatter/policy-panel.tsx';
import { ScatterView } from '../scatter/scatter-view.tsx';
import { scatterExhibits } from './lab-exhibit-strings.ts';

const ignore = (): void => undefined;
const NO_MAP: PolicyDesk = { choice: FIRST_POLICY, onChoice: ignore, state: { kind: 'waiting' }, suited: true, onAgain: ignore };
/** Made when it is looked at: it plays three seeds of everything. */
const lines = () => agentLines(labCells(SIMULATED_PERSONAS, { scope: { kind: 'all' }, agents: SCRIPTED_AGENTS, memories: ['transcript'], seeds: [1, 2, 3], judge: 'rules' }).map((cell) => simulatedResult(cell)));

export const scatterSection: ExhibitSection = exhibitSection('pibench-scatter', scatterExhibits, {
  seeds: () => <ScatterView lines={lines()} personas={SIMULATED_PERSONAS} onOpenRun={ignore} policy={NO_MAP} />,
  empty: () => <ScatterView lines={[]} personas={SIMULATED_PERSONAS} onOpenRun={ignore} policy={NO_MAP} />,
});
