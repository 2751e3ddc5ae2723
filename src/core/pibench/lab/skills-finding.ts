/**
 * (a) Proactivity and completion are distinct skills: over agents they do not go together. The interval of the correlation is Fisher's,
 * tanh(atanh r ± 1.96 / √(n - 3)) (Metron 1, 1921); beside it two agents that stand the other way round on the two axes.
 */
import type { Interval } from '#core/stats/wilson.ts';
import { correlation } from '../score/correlation.ts';
import type { Persona } from '../task.ts';
import { agentLines, oneLineEach, type LabResult } from './lab-results.ts';
import { UNMEASURED, type Finding, type FindingDetail, type Named } from './finding-row.ts';
import { namedLines, plainName, seedsOf } from './named-agent.ts';

const FEWEST_AGENTS = 4;
const CLEARLY = 0.05;
const TOGETHER = 0.9;

const WORDS = {
  id: 'skills',
  title: 'Proactivity and completion are distinct skills',
  paper: 'r(Proc, Comp) = 0.43 over nine models; Kimi K2.5 finishes and does not anticipate (43 / 62), Seed2.0 Pro the other way round (58 / 52)',
  rule: `over at least ${FEWEST_AGENTS} agents the correlation of Proc and Comp has an interval that stays below ${TOGETHER}, and of two agents one leads by 5 points or more in Proc, the other in Comp`,
} as const;

export function fisherInterval(r: number, n: number): Interval {
  const z = Math.atanh(Math.max(-1 + 1e-12, Math.min(1 - 1e-12, r)));
  const reach = 1.959963984540054 / Math.sqrt(n - 3);
  return { low: Math.tanh(z - reach), high: Math.tanh(z + reach) };
}

/** The two whose order turns the most: by the smaller of both leads. */
function turnedIn(agents: readonly Named[]): Extract<FindingDetail, { about: 'skills' }>['turned'] {
  const pairs = agents.flatMap((anticipates) => agents.map((finishes) => ({ anticipates, finishes, lead: Math.min(anticipates.proc - finishes.proc, finishes.comp - anticipates.comp) })));
  const best = pairs.reduce((most, pair) => (pair.lead > most.lead ? pair : most));
  return best.lead < CLEARLY ? null : { anticipates: plainName(best.anticipates), finishes: plainName(best.finishes) };
}

export function skillsFinding(_personas: readonly Persona[], results: readonly LabResult[]): Finding {
  const agents = namedLines(oneLineEach(agentLines(results)));
  if (agents.length < FEWEST_AGENTS) return { ...WORDS, ...UNMEASURED };
  const r = correlation(agents.map(({ proc, comp }) => [proc, comp]));
  const interval = r === null ? null : fisherInterval(r, agents.length);
  const turned = turnedIn(agents);
  return { ...WORDS, measured: r, interval, holds: interval !== null && interval.high < TOGETHER && turned !== null, seeds: seedsOf(agents), detail: { about: 'skills', agents: agents.length, turned } };
}
