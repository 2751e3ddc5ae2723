/** Words of the screen that shows what was measured of the thinking reward model. */
import type { Monitor } from '#core/reasoning/policy-runs.ts';
import type { Rival } from '#core/reasoning/rivals.ts';
import type { SelectorName } from '#core/reasoning/selectors.ts';
import type { Kind } from '#core/reasoning/judge-pool.ts';
import { plural } from '#ui/plural.ts';
import { CLAIMS_SOURCE, thinkingRewardClaims } from '#ui/thinking-reward-claims.ts';
import { wording } from '#ui/wording.ts';

const selectors: Readonly<Record<SelectorName, string>> = { trm: 'reward model', stepLikelihood: 'step likelihood', shortest: 'shortest', random: 'at random', majority: 'majority vote', oracle: 'oracle' };
const rivals: Readonly<Record<Rival, string>> = { trm: 'Reward model', flat: 'Flat judge', stepLikelihood: 'Step likelihood', shorter: 'Shorter wins', coin: 'A coin' };
const kinds: Readonly<Record<Kind, string>> = { kept: 'six calls agree', tie: 'six ties', order: 'order decides', unsteady: 'repeats differ' };
const monitors: Readonly<Record<Monitor, { readonly name: string; readonly note: string }>> = {
  accuracy: { name: 'Right answers', note: 'Share of held-out problems with a right answer.' },
  traceReward: { name: 'Reward', note: 'What the reward model gives to right traces, mean.' },
  length: { name: 'Length', note: 'Tokens a trace, mean.' },
  entropy: { name: 'Entropy', note: 'Of the next token, in nats, mean.' },
  truncated: { name: 'Cut off', note: 'Share of traces that came to no end.' },
};

export const experimentStrings = wording({
  title: 'What was measured',
  lead: `A model learnt to prefer the better of two right thoughts. It was then put to use: to choose one of many answers, and as a reward for reinforcement learning. Five claims of the paper (${CLAIMS_SOURCE}), each with the rule by which it passes, were written down before the first run.`,
  origin: (date: string, commit: string) => `Recorded${date && ` on ${date}`}${commit && `, at commit ${commit}`}.`,
  loading: 'The figures are on their way.',
  absent: 'The figures could not be fetched. Check the connection and try again.',
  damaged: 'The file with the figures cannot be read: it is damaged, or of another version than this page. Reload the page; where that does not help, whoever published it can write it anew.',
  again: 'Try again',
  pending: 'Still to be measured',
  claims: {
    heading: (all: number, holds: number, fails: number) => {
      const open = all - holds - fails;
      if (open === all) return `None of the ${all} claims is decided yet.`;
      if (holds === all) return `All ${all} claims hold.`;
      if (fails === all) return `None of the ${all} claims holds.`;
      const parts = [holds > 0 && `${holds} ${holds === 1 ? 'holds' : 'hold'}`, fails > 0 && `${fails} ${fails === 1 ? 'does' : 'do'} not`, open > 0 && `${open} ${open === 1 ? 'is' : 'are'} not decided yet`];
      return `Of ${all} claims ${parts.filter(Boolean).join(', ')}.`;
    },
    texts: thinkingRewardClaims,
    verdicts: { holds: 'Holds', fails: 'Does not hold', undecided: 'Undecided', unmeasured: 'Not measured yet' },
    rule: (rule: string) => `Passes by: ${rule}.`,
    points: 'points',
    interval: (low: string, high: string) => `95 % interval ${low} to ${high}`,
    bySeeds: (low: string, high: string) => `smallest and largest seed ${low} to ${high}`,
    undecided: 'A part of it has not been measured.',
    paper: 'Paper', scale: 'Scale', seeds: (seeds: readonly number[]) => `${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}`,
  },
  best: {
    pending: 'Best-of-N: how often the trace that is chosen of 1 to 16 is right, by who chooses.',
    finding: (most: number, chosen: string, one: string) => `Of ${most} traces the reward model picks a right one for ${chosen} of the problems; one trace alone is right for ${one}.`,
    gain: {
      above: (gain: string, low: string, high: string) => `A gain of ${gain} points, 95 % interval ${low} to ${high}.`,
      level: (gain: string, low: string, high: string) => `A difference of ${gain} points, 95 % interval ${low} to ${high}: no gain is found.`,
      below: (gain: string, low: string, high: string) => `A loss: ${gain} points, 95 % interval ${low} to ${high}.`,
    },
    beside: (majority: string, oracle: string) => `Majority vote comes to ${majority}; ${oracle} of the problems have a right trace among them, so nobody can choose better than that.`,
    title: 'Right answers, by who chooses',
    note: (problems: string, repeats: number) => `${problems} held-out problems, ${plural(repeats, 'repeat')}; bands are 95 % intervals over problems.`,
    axis: 'N, traces', selectors,
  },
  policy: {
    pending: 'Reinforcement learning: whether the reward model’s reward, beside the verifier’s, makes a better policy.',
    finding: (alpha: number, ours: string, theirs: string) => `With a weight of ${alpha} the policy ends with ${ours} right answers, without the reward model with ${theirs}.`,
    single: (name: string, accuracy: string) => `So far, ${name}: the policy ends with ${accuracy} right answers.`,
    apart: {
      above: (low: string, high: string, seeds: number) => `The difference lies between ${low} and ${high} points over ${plural(seeds, 'seed')}: above 0 in each.`,
      level: (low: string, high: string, seeds: number) => `The difference lies between ${low} and ${high} points over ${plural(seeds, 'seed')}: its sign is not the same in all, so no difference is found.`,
      below: (low: string, high: string, seeds: number) => `The difference lies between ${low} and ${high} points over ${plural(seeds, 'seed')}: below 0 in each.`,
    },
    oneSeed: (difference: string) => `The difference is ${difference} points, of one seed alone: too few to tell anything.`,
    names: { verifier: 'verifier alone', alpha: (alpha: number) => `α = ${alpha}` },
    monitor: 'What to draw', monitors, none: 'This was not measured.',
    title: (monitor: string) => `${monitor} on held-out problems`,
    note: (monitor: string, seeds: number) => `${monitor} Lines are means over ${plural(seeds, 'seed')}, bands run from the smallest to the largest.`,
    of: (policy: string, finding: string) => `${policy}: ${finding}`,
    larger: (policy: string, claims: string) => `The same, begun from a larger policy (${policy}). By the same rules: ${claims}.`,
    byRule: (id: string, holds: boolean | null) => `${id} ${holds === null ? 'is undecided' : holds ? 'holds' : 'does not hold'}`,
    axis: 'step',
    table: 'What each weight ends with', columns: ['Weight', 'Right answers, by seed', 'Mean', 'Smallest and largest', 'ME² won', 'lost', 'tied', 'Won of decided'],
    duels: 'ME² duels: right traces of the last policy against those of the verifier alone, on the same problems, by the DAG judge.',
    between: (low: string, high: string) => `${low} to ${high}`,
  },
  judge: {
    pending: 'The judge: in how many pairs it names a winner, on the graph and on flat text.',
    finding: (candidates: string, dag: string, flat: string) => `Of ${candidates} pairs of right traces the judge names a winner in ${dag} on the graph, in ${flat} on flat text.`,
    onKept: (kept: string, right: string, tie: string, wrong: string) => `Of the ${kept} pairs that the graph decides, flat text decides ${right} the same way, ${wrong} the other way, and leaves ${tie} open.`,
    facts: (traces: string, problems: string, unfinished: string, wrong: string, repeated: string, train: string, validation: string) =>
      `${traces} traces of ${problems} problems: ${unfinished} without an end, ${wrong} wrong, ${repeated} that repeat another. Left: ${train} training and ${validation} validation pairs.`,
    title: 'What six calls come to', note: 'Share of the candidate pairs. Filled: the judge on the graph; hollow: on flat text.',
    kinds, columns: ['Six calls', 'On the graph', 'Share', 'On flat text', 'Share'],
    both: (dag: string, flat: string) => `${dag} · ${flat}`,
    summary: (parts: string) => `Share of candidate pairs, on the graph and on flat text: ${parts}.`,
  },
  rivals: {
    pending: 'The rivals: how often the reward model, the flat judge and simpler rules prefer what the judge prefers.',
    finding: (model: string, pairs: string, flat: string) => `The reward model prefers what the judge prefers in ${model} of ${pairs} validation pairs, the flat judge in ${flat}.`,
    alone: (model: string, pairs: string) => `The reward model prefers what the judge prefers in ${model} of ${pairs} validation pairs.`,
    noModel: (name: string, accuracy: string) => `The reward model itself is not measured yet; of its rivals the best is right in ${accuracy} (${name}).`,
    title: 'Prefers what the judge prefers', note: 'Share of the validation pairs, a tie counting as wrong; lines are 95 % intervals over problems.',
    names: rivals, between: (low: string, high: string) => `${low} to ${high}`, columns: ['Who', 'Right', 'Tie', 'Wrong', 'Share right', '95 % interval'],
    summary: (parts: string) => `Share of validation pairs: ${parts}.`,
  },
  scores: {
    pending: 'The four scores: whether any of them tells right answers from wrong ones.',
    finding: (name: string, r: string) => `Of the four scores ${name} goes most with a right answer: r\u00a0=\u00a0${r}.`,
    none: (limit: string) => `None of the four scores goes with a right answer: no r is beyond ±${limit}.`,
    note: 'r is the correlation of a score with the answer being right, over finished traces. The reward model learnt from right traces alone, in which the two scores of effectiveness hardly vary: what it can have learnt is efficiency. Where that does not go with right answers, it cannot choose right ones by it.',
    table: 'Correlation of the four scores with a right answer', columns: { score: 'Score', pool: 'Pool', best: 'Best-of-N' },
    missing: '–',
  },
  learning: {
    pending: 'The reward model’s learning curve.',
    finding: (step: string, pairs: string, accuracy: string) => `After ${step} steps on ${pairs} pairs the reward model is right on ${accuracy} of the validation pairs.`,
    said: 'On the way it is measured on a part of the validation pairs, at the end on all of them. Before its first step it gives every text the same reward: a tie, which counts as wrong.',
    accuracy: { title: 'Right on pairs', note: 'A coin is right on half.' }, loss: { title: 'Loss', note: 'A coin has 0.69.' }, axis: 'step',
    names: { validation: 'validation', own: 'its own pairs' },
  },
  curves: { summary: (x: string, parts: string) => `${x}: ${parts}.`, at: (axis: string, x: string) => `${axis} ${x}`, missing: '–' },
} as const);
