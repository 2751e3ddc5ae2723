/** What the scatter draws: our agents, and the published models, which are never put into one order. */
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import type { AgentLine } from '#core/pibench/lab/lab-results.ts';
import { taskPoints } from '#core/pibench/lab/task-points.ts';
import { meanEllipse, type MeanEllipse } from '#core/pibench/score/mean-ellipse.ts';
import { PUBLISHED, type PublishedModel, type PublishedPersona } from '#core/pibench/score/published.ts';
import type { Persona } from '#core/pibench/task.ts';
import { labAgentName } from '../lab/lab-strings.ts';
import { footingParts } from '../lab/line-name.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { scatterStrings as words } from './scatter-strings.ts';

/** So near one another marks lie over one another, of 1. */
export const SAME_PLACE = 0.008;

interface Mark {
  readonly key: string;
  readonly name: string;
  readonly proc: number;
  readonly comp: number;
  readonly procSd: number | null;
  readonly compSd: number | null;
  /** Where it would lie by other tasks of the same kind; null: too few are known, or none of the published. */
  readonly region: MeanEllipse | null;
  readonly sentence: string;
}

export type ScatterPoint = Mark & ({ readonly set: 'ours'; readonly cell: LabCell } | { readonly set: 'published' });

/** Of all people, or of one. Lines that have no score yet are left out. */
export function ourPoints(lines: readonly AgentLine[], personas: readonly Persona[], persona?: string): ScatterPoint[] {
  return lines.flatMap((line): ScatterPoint[] => {
    const scores = persona === undefined ? line : line.personas.find((one) => one.persona === persona);
    const cell = (persona === undefined ? line.personas[0] : line.personas.find((one) => one.persona === persona))?.results[0]?.cell;
    if (!scores?.proc || !scores.comp || !cell) return [];
    const { proc, comp } = scores;
    const region = meanEllipse(taskPoints(line.personas.filter((one) => persona === undefined || one.persona === persona)));
    const name = words.together([labAgentName(line.agent), ...footingParts(line, personas)]);
    return [{
      set: 'ours', key: line.key, name, cell, proc: proc.mean, comp: comp.mean, procSd: proc.sd, compSd: comp.sd, region,
      sentence: words.ours(name, pibenchStrings.memory[line.memory], words.value(proc.mean, proc.sd), words.value(comp.mean, comp.sd), line.seeds.length, region && words.region(region)),
    }];
  });
}

export function publishedPoints(persona?: PublishedPersona): ScatterPoint[] {
  return PUBLISHED.map((model: PublishedModel): ScatterPoint => {
    const { proc, comp } = persona === undefined ? model : model.personas[persona];
    const sd = persona === undefined ? model.sd : null;
    return {
      set: 'published', key: `published ${model.name}`, name: model.name, proc, comp, procSd: sd?.proc ?? null, compSd: sd?.comp ?? null, region: null,
      sentence: words.published(model.name, words.value(proc, sd?.proc ?? null), words.value(comp, sd?.comp ?? null)),
    };
  });
}
