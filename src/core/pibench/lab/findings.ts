/**
 * The three findings of the paper as rows of a benchmark (pibench.md 2): what is claimed, what the paper has of it, what was measured here with its
 * interval, and by which rule it holds. Of scripted agents all of it is true by construction, and says so; of models behind an endpoint or in the
 * tab a row reads "not measured" (`measured: null`) until somebody has run them.
 */
import { sameFooting, type AgentLine, type LabResult } from './lab-results.ts';
import type { Persona } from '../task.ts';
import { burdenFinding } from './burden-finding.ts';
import { memoryFinding } from './memory-finding.ts';
import { skillsFinding } from './skills-finding.ts';
import type { FindingRow, Who } from './finding-row.ts';

const SCALE: Readonly<Record<Who, string>> = { scripted: 'scripted, by construction', model: 'models, own set' };

const isOf = (who: Who, { agent }: Pick<AgentLine, 'agent'>): boolean => (agent.kind === 'scripted' ? who === 'scripted' : who === 'model' && (agent.kind === 'endpoint' || agent.kind === 'tab'));

/** Six rows: each finding of the scripted agents, then of models; of each side only what has the same judge and the same tasks. */
export function findings(personas: readonly Persona[], results: readonly LabResult[]): FindingRow[] {
  return (['scripted', 'model'] as const).flatMap((who) => {
    const own = sameFooting(results.filter(({ cell }) => isOf(who, cell)));
    return [skillsFinding, burdenFinding, memoryFinding].map((finding): FindingRow => {
      const { id, ...row } = finding(personas, own, who);
      return { kind: 'claim', id: `${id}-${who}`, ...row, scale: SCALE[who], recorded: false, who };
    });
  });
}
