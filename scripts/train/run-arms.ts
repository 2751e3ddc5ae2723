/** `npm run train -- --arms A0,A1 ...`: arms of the Draft-OPD experiment, one after another on one opened engine, so that no kernel is compiled twice. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ARM_NAMES, ARMS, type ArmName } from '#core/training/arms.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import { runArm } from '#engine/train/arm-run.ts';
import { diskFiles } from '#engine/train/disk-files.ts';

import { AskedAmiss, seedsAsked } from './asked.ts';
import { openShipped } from './open-shipped.ts';
import { SITE } from './open-site.ts';
import { say } from './say.ts';

export interface ArmsAsked {
  /** Names with commas between them, or `all`. */
  readonly arms: string;
  readonly seeds: string;
  readonly budget: number;
  readonly rate: number;
  readonly heldOut: number;
  readonly out: string;
  readonly data?: string | undefined;
  /** As each row says it was made. */
  readonly command: string;
}

export async function runArms({ arms, seeds, budget, rate, heldOut, out, data, command }: ArmsAsked): Promise<void> {
  const names = namesOf(arms);
  const numbers = seedsAsked(seeds);
  if (!(budget > 0)) throw new AskedAmiss('--budget takes the floating-point operations of a run, such as 3e12.');
  const drafterConfig = await readFile(join(SITE, 'models/dflash/config.json'), 'utf8');
  const parts = await openShipped(['dflash'], data);
  const { engine } = parts;
  if (!engine.dflash) throw new Error('The arms begin with the shipped DFlash drafter, which is not there.');
  const facts = {
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(), command,
    models: { target: engine.target.sha256, draft: engine.dflash.sha256, texts: parts.data.sha256 },
  };
  const gate = new TrainingGate();
  gate.allow(Infinity);
  process.once('SIGINT', () => gate.stop());
  for (const seed of numbers) {
    for (const arm of names) {
      // nothing of A0 depends on the seed
      if (gate.stopped || (!ARMS[arm].choices && seed !== numbers[0])) continue;
      const folder = join(out, `${arm}-${seed}`);
      const run = { arm, seed, rate, budget, facts: { ...facts, date: new Date().toISOString() }, drafterConfig };
      process.stdout.write(`${folder}: ${ARMS[arm].about}\n`);
      process.stdout.write(`${folder}: ${await runArm({ ...parts, heldOut }, diskFiles(folder), run, gate, say)}\n`);
    }
  }
}

function namesOf(arms: string): readonly ArmName[] {
  if (arms === 'all') return ARM_NAMES;
  return arms.split(',').map((name) => {
    const arm = ARM_NAMES.find((known) => known === name);
    if (!arm) throw new AskedAmiss(`There is no arm ${name}: ${ARM_NAMES.join(', ')}.`);
    return arm;
  });
}
