/** (c) Earlier sessions matter: Proc of the dependents with memory minus without, in shares of 1, over dependents; beside the paper's change of one model. */
import { PUBLISHED_ABLATION } from '../score/published.ts';
import type { Persona } from '../task.ts';
import { grouped } from './grouped.ts';
import { agentKey } from '../agents/agent-key.ts';
import type { LabResult } from './lab-results.ts';
import { memoryGain, memoryPairs, type MemoryPairs } from './memory-gain.ts';
import { UNMEASURED, type Finding } from './finding-row.ts';

const WORDS = {
  id: 'memory',
  title: 'Earlier sessions matter',
  paper: `${PUBLISHED_ABLATION.procPoints.toFixed(1).replace('-', '−')} points of Proc for ${PUBLISHED_ABLATION.model} without them (${PUBLISHED_ABLATION.source})`,
  rule: 'the interval of Proc with memory minus without, over dependents, lies above 0',
} as const;

const gainOf = ({ pairs }: MemoryPairs): number => pairs.reduce((sum, { procOn, procOff }) => sum + procOn - procOff, 0) / pairs.length;

/** Of each agent that was run both ways, the one that gains most. */
export function memoryFinding(personas: readonly Persona[], results: readonly LabResult[]): Finding {
  const ran = [...grouped(results, ({ cell }) => agentKey(cell.agent)).values()].flatMap((own) => {
    const paired = memoryPairs(personas, own);
    return paired ? [{ agent: own[0]!.cell.agent, paired, by: gainOf(paired) }] : [];
  });
  const best = ran.reduce<(typeof ran)[number] | null>((most, one) => (most === null || one.by > most.by ? one : most), null);
  const gain = best && memoryGain(best.paired);
  if (!best || !gain?.gain || !gain.procGain) return { ...WORDS, ...UNMEASURED };
  const { mean, interval } = gain.procGain;
  return { ...WORDS, measured: mean, interval, holds: interval.low > 0, seeds: gain.seeds, detail: { about: 'memory', agent: best.agent, memory: gain.on, dependents: gain.pairs.length, carried: gain.gain } };
}
