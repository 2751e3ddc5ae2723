/**
 * The body of `npm run train`: choices from the command line, under their names in a link (`--method opd --opd-decay 1`); a log that grows line
 * by line, and at the end as the page opens it, with the drafter as a folder that the page can come with. With `--arms`, arms of the Draft-OPD experiment instead (run-arms.ts);
 * behind `policy`, reinforcement learning (run-policies.ts); behind `reward`, a thinking reward model (run-reward.ts).
 */
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { CHOICE_KEYS } from '#core/training/config-changes.ts';
import { choicesOfWords, wordName } from '#core/training/config-words.ts';
import { settleTraining } from '#core/training/training-config.ts';
import { encodeTraining } from '#core/training/training-codec.ts';
import { oneOfSittings } from '#core/training/sittings.ts';
import type { TrainingConfig, TrainingEvent } from '#core/training/training-events.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import type { TrainingMessage } from '#engine/protocol.ts';
import { CheckpointSlots, checkpointName } from '#engine/train/checkpoint-slots.ts';
import { diskFiles } from '#engine/train/disk-files.ts';
import { drafterFolder, trainedDrafter } from '#engine/train/trained-drafter.ts';
import { runTraining } from '#engine/train/training-run.ts';

import { AskedAmiss, commandLine, countAsked, optionsAsked, rateAsked } from './asked.ts';
import { openShipped } from './open-shipped.ts';
import { runArms } from './run-arms.ts';
import { runPolicies } from './run-policies.ts';
import { runReward } from './run-reward.ts';
import { say } from './say.ts';

/** What was asked amiss, and files that do not fit, end it with their sentence. */
export async function train(args: readonly string[]): Promise<void> {
  try {
    await trainAsAsked(args);
  } catch (error) {
    if (!(error instanceof AskedAmiss || error instanceof ModelFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function trainAsAsked(args: readonly string[]): Promise<void> {
  if (args[0] === 'policy') return runPolicies(args.slice(1));
  if (args[0] === 'reward') return runReward(args.slice(1));
  const values = optionsAsked(args, {
    ...Object.fromEntries(CHOICE_KEYS.map((key) => [wordName(key), { type: 'string' as const }])),
    arms: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    budget: { type: 'string', default: '3e12' },
    data: { type: 'string' },
    'held-out': { type: 'string', default: '96' },
    out: { type: 'string', default: 'training-run' },
    fresh: { type: 'boolean', default: false },
  });
  const { arms, seeds, budget, data, out, fresh } = values;
  const words = values as Readonly<Record<string, unknown>>;
  const word = (name: string): string | null => (typeof words[name] === 'string' ? words[name] : null);
  const heldOut = countAsked('--held-out', values['held-out'], 'texts');
  if (arms !== undefined) return runArms({ arms, seeds, budget: Number(budget), rate: rateAsked(word('rate') ?? '3e-4'), heldOut, out, data, command: commandLine(args) });
  const { config, settled } = settleTraining(choicesOfWords(word));
  for (const { key, given, used } of settled) process.stdout.write(`${key} cannot be ${JSON.stringify(given)}; ${JSON.stringify(used)} is used.\n`);
  return trainInto(out, config, { heldOut, fresh, data });
}

async function trainInto(out: string, config: TrainingConfig, { heldOut, fresh, data: texts }: { readonly heldOut: number; readonly fresh: boolean; readonly data: string | undefined }): Promise<void> {
  await mkdir(out, { recursive: true });
  const { engine, data } = await openShipped([config.drafter], texts);
  const gate = new TrainingGate();
  gate.allow(Infinity);
  process.once('SIGINT', () => gate.stop());
  const log = join(out, 'log.jsonl');
  if (fresh) await writeFile(log, '');
  let written = Promise.resolve();
  const emit = (message: TrainingMessage): void => {
    const lines = message.kind === 'events' ? message.events : message.kind === 'header' ? [message.header] : [message];
    written = written.then(() => appendFile(log, lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
    if (message.kind === 'events') message.events.forEach(say);
  };
  const slots = new CheckpointSlots(diskFiles(out), checkpointName(config));
  const { about, values } = await runTraining({ engine, data, slots, heldOut }, { config, resume: !fresh }, { emit, gate });
  await written;
  const run = oneOfSittings((await readFile(log, 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as TrainingEvent));
  if (run) await writeFile(join(out, 'training.json'), encodeTraining(run, new Date().toISOString().slice(0, 10)));
  for (const [name, content] of await drafterFolder(await trainedDrafter(about, values))) await writeFile(join(out, name), content);
}
