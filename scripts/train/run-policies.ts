/**
 * `npm run train -- policy ...`: reinforcement learning in the algebraic world (docs/experiments/trm.md) on this machine's GPU, a run a folder of --out, laid out as
 * pytorch/grpo.py does: log.jsonl, and at the end traces.jsonl; beside them the policy that it came to. Runs that are done are left out; one that was stopped, by Ctrl C or
 * otherwise, goes on from its checkpoint, to the bit; --fresh begins them all anew.
 */
import { join } from 'node:path';

import { algebraTask } from '#core/tasks/alglab/algebra-task.ts';
import { problemSets } from '#core/tasks/alglab/problem-sets.ts';
import { SPECIAL_TOKENS } from '#core/tasks/problem.ts';
import { REWARD_SIZES, SHIPPED_REWARD, type RewardFolder } from '#core/training/reward-training.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import { adapterName } from '#engine/decode/run-text.ts';
import { loadBackbone, type PublishedBackbone } from '#engine/load/load-backbone.ts';
import { trainPolicy, type PolicyChoices, type PolicyParts } from '#engine/train/policy-run.ts';
import { RewardModel } from '#engine/train/reward-model.ts';

import { alphasAsked, AskedAmiss, countOption, nameOption, rateAsked, seedsAsked, valuesAsked, wordOption } from './asked.ts';
import { openSite, SITE, type Site } from './open-site.ts';
import { PolicyFolder, type RunChoices } from './policy-folder.ts';
import { sayPolicy } from './say.ts';

/** Of all runs that were recorded, so that theirs are asked here too. */
const PROBLEM_SEED = 1;
/** Positions of a text, with its prompt. */
const LIMIT = 448;
const REWARD_ROOM = { rows: 512, texts: 8 };
const NOT_LEARNING = { beta1: 0.9, beta2: 0.98, decay: 0, clip: 1 };

export async function runPolicies(args: readonly string[]): Promise<void> {
  const { policy, alphas, seeds, 'held-out': heldOut, out, fresh, ...asked } = valuesAsked(args, {
    policy: nameOption('algebra-xs', REWARD_SIZES),
    alphas: { usual: '0.2', read: (_, words) => alphasAsked(words) },
    seeds: { usual: '1', read: (_, words) => seedsAsked(words) },
    steps: countOption('100', 'steps'),
    prompts: countOption('16', 'problems'),
    samples: countOption('8', 'traces'),
    rate: { usual: '1e-4', read: (_, word) => rateAsked(word) },
    every: countOption('20', 'steps'),
    'held-out': countOption('200', 'problems'),
    evaluated: countOption('4', 'traces'),
    out: wordOption('policy-runs'),
    fresh: false,
  });
  const choices = { ...asked, limit: LIMIT };
  const sets = problemSets(PROBLEM_SEED);
  if (heldOut > sets.eval.length) throw new AskedAmiss(`There are ${sets.eval.length} held-out problems, not ${heldOut}.`);

  const site = await openSite();
  const begin = await modelOf(site, policy);
  const rewarding = alphas.some((alpha) => alpha > 0) ? await modelOf(site, SHIPPED_REWARD) : null;
  const reward = rewarding && await RewardModel.create(site.gpu, rewarding.config, rewarding.weights, REWARD_ROOM, NOT_LEARNING);
  const parts: PolicyParts = {
    gpu: site.gpu, config: begin.config, weights: begin.weights, reward, tasks: sets.rl.map(algebraTask), heldOut: sets.eval.slice(0, heldOut).map(algebraTask),
    eos: SPECIAL_TOKENS.indexOf('<eos>'), now: () => performance.now(),
  };
  const gate = new TrainingGate();
  process.once('SIGINT', () => gate.stop());
  for (const seed of seeds) {
    for (const alpha of alphas) {
      if (gate.stopped) return;
      const of = runChoices({ ...choices, alpha, seed }, { policy, heldOut, adapter: adapterName(site.gpu.adapterFacts) }, begin, rewarding);
      await runInto(join(out, `alpha${alpha}-seed${seed}`), parts, { ...choices, alpha, seed }, of, { policy, fresh }, gate);
    }
  }
}

/** Which run it is: other weights under the same name, or another adapter, make another run. A run whose alpha is 0 asks no reward model. */
export function runChoices(choices: PolicyChoices, around: { readonly policy: RewardFolder; readonly heldOut: number; readonly adapter: string }, begin: Pick<PublishedBackbone, 'sha256'>, reward: Pick<PublishedBackbone, 'sha256'> | null): RunChoices {
  return { ...choices, ...around, policyWeights: begin.sha256, ...(choices.alpha > 0 && reward ? { rewardWeights: reward.sha256 } : {}) };
}

async function runInto(folder: string, parts: PolicyParts, choices: PolicyChoices, of: RunChoices, { policy, fresh }: { readonly policy: RewardFolder; readonly fresh: boolean }, gate: TrainingGate): Promise<void> {
  if (!fresh && PolicyFolder.isDone(folder)) {
    process.stdout.write(`${folder}: left out\n`);
    return;
  }
  const run = await PolicyFolder.open(folder, of, fresh);
  process.stdout.write(`${folder}${run.kept ? `: goes on behind step ${run.kept.step}` : ''}\n`);
  const end = await trainPolicy(parts, choices, run.kept, {
    gate,
    emit: (row) => {
      run.row(row);
      sayPolicy(row);
    },
    keep: run.keep,
  });
  await run.end(end, join(SITE, 'models', policy, 'config.json'), choices.evaluated);
  process.stdout.write(`${folder}: ${end.traces ? 'trained' : 'stopped'}\n`);
}

async function modelOf({ fetch, baseUrl }: Site, folder: RewardFolder): Promise<PublishedBackbone> {
  const found = await loadBackbone(fetch, baseUrl, folder);
  if (!found) throw new AskedAmiss(`There is no model in ${SITE}/models/${folder}.`);
  return found;
}
