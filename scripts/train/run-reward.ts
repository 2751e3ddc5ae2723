/**
 * `npm run train -- reward ...`: a thinking reward model (docs/experiments/trm.md) learns on this machine's GPU, by the training that a tab runs, from pairs that are made and judged
 * as it goes. Into --out come log.jsonl, an event a line, and what it has come to, at each measurement and at the end, as a folder that
 * loads: config.json and model.safetensors.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { REWARD_SIZES, REWARD_STARTS, VALIDATION_PAIRS, type RewardConfig } from '#core/training/reward-training.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import { loadBackbone } from '#engine/load/load-backbone.ts';
import { rewardWeights, trainReward } from '#engine/train/reward-run.ts';

import { AskedAmiss, countOption, nameOption, seedAsked, valuesAsked, wordOption } from './asked.ts';
import { openSite, SITE } from './open-site.ts';
import { sayReward } from './say.ts';
import { writeModel } from './write-model.ts';

export async function runReward(args: readonly string[]): Promise<void> {
  const { validation, out, ...asked } = valuesAsked(args, {
    size: nameOption('algebra-xs', REWARD_SIZES),
    start: nameOption('backbone', REWARD_STARTS),
    seed: { usual: '1', read: (_, word) => seedAsked(word) },
    steps: countOption('60', 'steps'),
    validation: countOption(String(VALIDATION_PAIRS), 'pairs'),
    out: wordOption('reward-run'),
  });
  const config: RewardConfig = asked;

  const { gpu, fetch, baseUrl } = await openSite();
  const backbone = config.start === 'backbone' ? await loadBackbone(fetch, baseUrl, config.size) : null;
  if (config.start === 'backbone' && !backbone) throw new AskedAmiss(`There is no model in ${SITE}/models/${config.size}.`);
  mkdirSync(out, { recursive: true });
  const log = join(out, 'log.jsonl');
  writeFileSync(log, '');
  const gate = new TrainingGate();
  process.once('SIGINT', () => gate.stop());
  await trainReward({ gpu, backbone, now: () => performance.now(), validation }, config, null, {
    gate,
    emit: (event) => {
      appendFileSync(log, `${JSON.stringify(event)}\n`);
      sayReward(event);
    },
    keep: (kept) => writeModel(out, join(SITE, 'models', config.size, 'config.json'), rewardWeights({ backbone }, kept)),
  });
}
