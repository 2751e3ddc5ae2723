/**
 * (b) To anticipate and to ask score alike and cost the user differently (pibench.md 5, blind spots 1 and 3): of two agents with the same Proc, the
 * words that the user had to write, task by task, with a bootstrap interval of their difference. Of models, whose pair is picked by what was measured, the
 * interval answers for the choice.
 */
import { mean } from '#core/stats/mean.ts';
import { bootstrap } from '#core/stats/bootstrap.ts';
import { count } from '../score/session-record.ts';
import type { Persona } from '../task.ts';
import { correctedLevel } from './corrected-level.ts';
import { grouped } from './grouped.ts';
import { agentLines, oneLineEach, type LabResult } from './lab-results.ts';
import { UNMEASURED, type Finding, type Who } from './finding-row.ts';
import { namedLines, plainName, seedsOf, type NamedLine } from './named-agent.ts';

const ALIKE = 0.05;
/** 1 but for what a rule may miss, and 1 but for rounding. */
const ALL = 0.995;
const WHOLE = 1 - 1e-9;
const SEED = 3;
const RESAMPLES = 2000;
const MOST_RESAMPLES = 100_000;

const WORDS = { id: 'burden', title: 'Anticipating and asking score the same, and do not cost the user the same', paper: 'no figure: both count for Proc alike' } as const;
const RULES: Readonly<Record<Who, string>> = {
  scripted: 'ask-all and the oracle both reach Proc 1; the interval of the words that the user writes more a session for ask-all lies above 0; and no agent but the oracle reaches 1 on both axes with fewer of the user’s words than the passive one costs',
  model: 'of two models within 5 points of Proc, the one that asks more has an interval of the user’s words a session, more than for the other, that lies above 0; of several such pairs it is the one that differs most in how much it asks, and the interval covers 1 − 5 % / pairs',
};

const isScript = (script: string) => ({ agent }: NamedLine): boolean => agent.kind === 'scripted' && agent.script === script;

function askedShare({ line }: NamedLine): number {
  const sessions = line.personas.flatMap(({ results }) => results.flatMap(({ score }) => score.sessions));
  const asked = sessions.reduce((sum, session) => sum + count(session, 'asked'), 0);
  return asked / Math.max(1, asked + sessions.reduce((sum, session) => sum + count(session, 'anticipated'), 0));
}

interface Pair {
  readonly asks: NamedLine;
  readonly anticipates: NamedLine;
  /** How many pairs it was picked among. */
  readonly candidates: number;
}

/** Scripted: the two that are made for it. Models: of those alike in Proc, the two that differ most in how much they ask. */
function chosen(agents: readonly NamedLine[], who: Who): Pair | null {
  if (who === 'scripted') {
    const [asks, anticipates] = [agents.find(isScript('ask-all')), agents.find(isScript('oracle'))];
    return asks && anticipates ? { asks, anticipates, candidates: 1 } : null;
  }
  // each two stand here both ways round
  const pairs = agents.flatMap((asks) => agents.filter((other) => other !== asks && Math.abs(other.proc - asks.proc) <= ALIKE).map((anticipates) => ({ asks, anticipates, by: askedShare(asks) - askedShare(anticipates) })));
  const most = pairs.reduce<(typeof pairs)[number] | null>((best, pair) => (pair.by > (best?.by ?? 0) ? pair : best), null);
  return most && { ...most, candidates: pairs.length / 2 };
}

/** Of each task, a mean over seeds. */
function wordsByTask({ line }: NamedLine): Map<string, number> {
  const sessions = line.personas.flatMap(({ results }) => results.flatMap(({ cell, score }) => score.sessions.map(({ task, userWords }) => ({ task: `${cell.persona} ${task}`, userWords }))));
  return new Map([...grouped(sessions, ({ task }) => task)].map(([task, own]) => [task, mean(own.map(({ userWords }) => userWords))]));
}

export function burdenFinding(_personas: readonly Persona[], results: readonly LabResult[], who: Who): Finding {
  const words = { ...WORDS, rule: RULES[who] };
  const agents = namedLines(oneLineEach(agentLines(results)));
  const two = chosen(agents, who);
  if (!two) return { ...words, ...UNMEASURED };
  const other = wordsByTask(two.anticipates);
  const more = [...wordsByTask(two.asks)].flatMap(([task, n]) => (other.has(task) ? [n - other.get(task)!] : []));
  if (more.length === 0) return { ...words, ...UNMEASURED };
  const interval = bootstrap(more, mean, { resamples: Math.min(MOST_RESAMPLES, RESAMPLES * two.candidates), level: correctedLevel(two.candidates), seed: SEED });
  const passive = agents.find(isScript('passive')) ?? null;
  const cheaper = passive === null ? [] : agents.filter((one) => !isScript('oracle')(one) && one.proc >= WHOLE && one.comp >= WHOLE && one.userWords < passive.userWords - 1e-9);
  const alike = who === 'model' || (two.asks.proc >= ALL && two.anticipates.proc >= ALL && cheaper.length === 0);
  return {
    ...words, measured: mean(more), interval, holds: interval.low > 0 && alike, seeds: seedsOf([two.asks, two.anticipates]),
    detail: { about: 'burden', asks: plainName(two.asks), anticipates: plainName(two.anticipates), passive: passive && plainName(passive), cheaper: cheaper.map(plainName) },
  };
}
