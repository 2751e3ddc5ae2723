/**
 * (c) Earlier sessions matter: Proc of the dependents with memory minus without, in shares of 1, over dependents; beside the paper's change of one model.
 * Which agent it is of is said beforehand, of scripts; of models it is the one that gains most, with an interval that answers for the choice.
 */
import { PUBLISHED_ABLATION } from '../score/published.ts';
import type { Persona } from '../task.ts';
import { grouped } from './grouped.ts';
import { agentKey } from '../agents/agent-key.ts';
import { correctedLevel } from './corrected-level.ts';
import type { LabResult } from './lab-results.ts';
import { memoryGain, memoryPairs, type MemoryPairs } from './memory-gain.ts';
import { UNMEASURED, type Finding, type Who } from './finding-row.ts';

const WORDS = {
  id: 'memory',
  title: 'Earlier sessions matter',
  paper: `${PUBLISHED_ABLATION.procPoints.toFixed(1).replace('-', '−')} points of Proc for ${PUBLISHED_ABLATION.model} without them (${PUBLISHED_ABLATION.source})`,
} as const;
const RULES: Readonly<Record<Who, string>> = {
  scripted: 'of the memory replayer, which is made for it, the interval of Proc with memory minus without, over dependents, lies above 0',
  model: 'of the model that gains most, the interval of Proc with memory minus without, over dependents, lies above 0; it covers 1 − 5 % / models, since the model was picked among them',
};

const gainOf = ({ pairs }: MemoryPairs): number => pairs.reduce((sum, { procOn, procOff }) => sum + procOn - procOff, 0) / pairs.length;

const isReplayer = ({ cell: { agent } }: LabResult): boolean => agent.kind === 'scripted' && agent.script === 'memory-replayer';

export function memoryFinding(personas: readonly Persona[], results: readonly LabResult[], who: Who): Finding {
  const words = { ...WORDS, rule: RULES[who] };
  const ran = [...grouped(who === 'scripted' ? results.filter(isReplayer) : results, ({ cell }) => agentKey(cell.agent)).values()].flatMap((own) => {
    const paired = memoryPairs(personas, own);
    return paired ? [{ agent: own[0]!.cell.agent, paired, by: gainOf(paired) }] : [];
  });
  const best = ran.reduce<(typeof ran)[number] | null>((most, one) => (most === null || one.by > most.by ? one : most), null);
  const gain = best && memoryGain(best.paired, correctedLevel(ran.length));
  if (!best || !gain?.gain || !gain.procGain) return { ...words, ...UNMEASURED };
  const { mean, interval } = gain.procGain;
  return { ...words, measured: mean, interval, holds: interval.low > 0, seeds: gain.seeds, detail: { about: 'memory', agent: best.agent, memory: gain.on, dependents: gain.pairs.length, carried: gain.gain } };
}
