/**
 * (a) Proactivity and completion are distinct skills: over agents they do not go together. The interval of the correlation is Fisher's,
 * tanh(atanh r ± 1.96 / √(n - 3)) (Metron 1, 1921); beside it two agents that finish alike and anticipate unlike, and two that are the other way round.
 */
import type { Interval } from '#core/stats/wilson.ts';
import { correlation } from '../score/correlation.ts';
import type { Persona } from '../task.ts';
import { agentLines, oneLineEach, type LabResult } from './lab-results.ts';
import { UNMEASURED, type Finding, type FindingDetail, type Named } from './finding-row.ts';
import { namedLines, plainName, seedsOf } from './named-agent.ts';

const FEWEST_AGENTS = 4;
const CLEARLY = 0.05;
const FAR = 0.15;
const TOGETHER = 0.9;

const WORDS = {
  id: 'skills',
  title: 'Proactivity and completion are distinct skills',
  paper: 'r(Proc, Comp) = 0.43 over nine models; Kimi K2.5 finishes and does not anticipate (43 / 62), Seed2.0 Pro the other way round (58 / 52)',
  rule: `over at least ${FEWEST_AGENTS} agents the correlation of Proc and Comp has an interval that stays below ${TOGETHER}, and two agents within 5 points of Comp are 15 points or more apart in Proc`,
} as const;

type Detail = Extract<FindingDetail, { about: 'skills' }>;

export function fisherInterval(r: number, n: number): Interval {
  const z = Math.atanh(Math.max(-1 + 1e-12, Math.min(1 - 1e-12, r)));
  const reach = 1.959963984540054 / Math.sqrt(n - 3);
  return { low: Math.tanh(z - reach), high: Math.tanh(z + reach) };
}

/** Of all ordered pairs the one that `by` puts first, if that reaches `least`. */
function bestPair(agents: readonly Named[], by: (a: Named, b: Named) => number, least: number): readonly [Named, Named] | null {
  let best: readonly [Named, Named] | null = null;
  let most = least;
  for (const a of agents) {
    for (const b of agents) {
      if (by(a, b) < most || (best !== null && by(a, b) === most)) continue;
      [best, most] = [[plainName(a), plainName(b)], by(a, b)];
    }
  }
  return best;
}

function alikeIn(agents: readonly Named[]): Detail['alike'] {
  const pair = bestPair(agents, (high, low) => (Math.abs(high.comp - low.comp) <= CLEARLY ? high.proc - low.proc : -1), FAR);
  return pair && { high: pair[0], low: pair[1] };
}

function turnedIn(agents: readonly Named[]): Detail['turned'] {
  const pair = bestPair(agents, (a, b) => Math.min(a.proc - b.proc, b.comp - a.comp), CLEARLY);
  return pair && { anticipates: pair[0], finishes: pair[1] };
}

export function skillsFinding(_personas: readonly Persona[], results: readonly LabResult[]): Finding {
  const agents = namedLines(oneLineEach(agentLines(results)));
  if (agents.length < FEWEST_AGENTS) return { ...WORDS, ...UNMEASURED };
  const r = correlation(agents.map(({ proc, comp }) => [proc, comp]));
  const interval = r === null ? null : fisherInterval(r, agents.length);
  const alike = alikeIn(agents);
  return { ...WORDS, measured: r, interval, holds: interval !== null && interval.high < TOGETHER && alike !== null, seeds: seedsOf(agents), detail: { about: 'skills', agents: agents.length, alike, turned: turnedIn(agents) } };
}
