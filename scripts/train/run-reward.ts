/**
 * `npm run train -- reward ...`: a thinking reward model (docs/experiments/trm.md) learns on this machine's GPU, by the training that a tab runs, from pairs that are made and judged
 * as it goes. Into --out come log.jsonl, an event a line, and what it has come to, at each measurement and at the end, as a folder that
 * loads: config.json and model.safetensors.
 */
import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { REWARD_SIZES, REWARD_STARTS, VALIDATION_PAIRS, type RewardConfig } from '#core/training/reward-training.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import { loadBackbone } from '#engine/load/load-backbone.ts';
import { rewardWeights, trainReward } from '#engine/train/reward-run.ts';
import { writeSafetensors } from '#engine/weights/safetensors.ts';

import { AskedAmiss, countAsked, oneOf, optionsAsked, seedAsked } from './asked.ts';
import { openSite, SITE } from './open-site.ts';
import { sayReward } from './say.ts';

export async function runReward(args: readonly string[]): Promise<void> {
  const values = optionsAsked(args, {
    size: { type: 'string', default: 'algebra-xs' },
    start: { type: 'string', default: 'backbone' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '60' },
    validation: { type: 'string', default: String(VALIDATION_PAIRS) },
    out: { type: 'string', default: 'reward-run' },
  });
  const config: RewardConfig = { size: oneOf('--size', values.size, REWARD_SIZES), start: oneOf('--start', values.start, REWARD_STARTS), seed: seedAsked(values.seed), steps: countAsked('--steps', values.steps, 'steps') };
  const validation = countAsked('--validation', values.validation, 'pairs');

  const { gpu, fetch, baseUrl } = await openSite();
  const backbone = config.start === 'backbone' ? await loadBackbone(fetch, baseUrl, config.size) : null;
  if (config.start === 'backbone' && !backbone) throw new AskedAmiss(`There is no model in ${SITE}/models/${config.size}.`);
  mkdirSync(values.out, { recursive: true });
  const log = join(values.out, 'log.jsonl');
  writeFileSync(log, '');
  copyFileSync(join(SITE, 'models', config.size, 'config.json'), join(values.out, 'config.json'));
  const gate = new TrainingGate();
  process.once('SIGINT', () => gate.stop());
  await trainReward({ gpu, backbone, now: () => performance.now(), validation }, config, null, {
    gate,
    emit: (event) => {
      appendFileSync(log, `${JSON.stringify(event)}\n`);
      sayReward(event);
    },
    keep: (kept) => writeFileSync(join(values.out, 'model.safetensors'), new Uint8Array(writeSafetensors(rewardWeights({ backbone }, kept), 'F32'))),
  });
}
