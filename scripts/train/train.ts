/** The body of `npm run train`: choices from the command line, the shipped models and texts, a log that grows line by line, and at the end as the page opens it; and the drafter as a folder. */
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { DEFAULT_OPD, DEFAULT_TRAINING, settleTraining } from '#core/training/training-config.ts';
import { encodeTraining } from '#core/training/training-codec.ts';
import { oneOfSittings } from '#core/training/sittings.ts';
import type { TrainingEvent } from '#core/training/training-events.ts';
import { TrainingGate } from '#core/training/training-gate.ts';
import { openEngine } from '#engine/load/open-engine.ts';
import { openNodeGpu } from '#engine/gpu/open-node-gpu.ts';
import { loadModels } from '#engine/load/load-models.ts';
import { loadTrainingTexts } from '#engine/load/load-training-texts.ts';
import type { TrainingMessage } from '#engine/protocol.ts';
import { CheckpointSlots, checkpointName } from '#engine/train/checkpoint-slots.ts';
import { diskFiles } from '#engine/train/disk-files.ts';
import { trainedFolder } from '#engine/train/trained-folder.ts';
import { runTraining } from '#engine/train/training-run.ts';

import { vulkanEnvironment } from '../find-chromium.ts';

const SITE = 'public';

export async function train(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(['drafter', 'proposal', 'method', 'start', 'steps', 'texts', 'anchors', 'rate', 'seed', 'accepted', 'rejected', 'scope', 'decay', 'norm'].map((name) => [name, { type: 'string' as const }])),
      'random-anchors': { type: 'boolean' },
      correction: { type: 'boolean' },
      'held-out': { type: 'string', default: '96' },
      out: { type: 'string', default: 'training-run' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const given = values as Readonly<Record<string, string | boolean | undefined>>;
  const chosen = (name: string, fallback: unknown): unknown => {
    const value = given[name];
    return value === undefined ? fallback : typeof fallback === 'number' ? Number(value) : value;
  };
  const opd = Object.fromEntries(Object.entries(DEFAULT_OPD).map(([name, fallback]) => [name, chosen(name, fallback)]));
  const config = {
    ...Object.fromEntries(Object.entries(DEFAULT_TRAINING).map(([name, fallback]) => [name, name === 'opd' ? fallback : chosen(name, name === 'proposal' ? undefined : fallback)])),
    opd: { ...opd, anchors: given['random-anchors'] ? 'random' : 'rounds' },
  } as typeof DEFAULT_TRAINING;
  const { config: settled } = settleTraining({ ...config });
  const { out } = values;
  await mkdir(out, { recursive: true });

  // a driver that is named beforehand is kept: lavapipe, or a real GPU's
  if (!process.env.VK_ICD_FILENAMES && !process.env.VK_DRIVER_FILES) Object.assign(process.env, vulkanEnvironment());
  const gpu = await openNodeGpu();
  const fetch = async (url: string): Promise<Response> => {
    const path = join(SITE, url.slice('site:/'.length));
    return existsSync(path) ? new Response(new Uint8Array(await readFile(path))) : new Response('gone', { status: 404 });
  };
  const engine = await openEngine(gpu, await loadModels(fetch, 'site:/', () => undefined));
  const data = await loadTrainingTexts(fetch, 'site:/', engine.parts.target.config);
  const gate = new TrainingGate();
  gate.allow(Infinity);
  process.once('SIGINT', () => gate.stop());
  const log = join(out, 'log.jsonl');
  if (values.fresh) await writeFile(log, '');
  let written = Promise.resolve();
  const emit = (message: TrainingMessage): void => {
    const lines = message.kind === 'events' ? message.events : message.kind === 'header' ? [message.header] : [message];
    written = written.then(() => appendFile(log, lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
    if (message.kind !== 'events') return;
    for (const event of message.events) {
      if (event.type === 'step') process.stdout.write(`step ${event.step}  loss ${event.loss.toFixed(4)}  norm ${event.gradientNorm.toFixed(2)}  ${event.ms.toFixed(0)} ms\n`);
      if (event.type === 'measure') process.stdout.write(`step ${event.step}  tau ${event.acceptanceLength.toFixed(3)} (${event.interval.low.toFixed(2)}-${event.interval.high.toFixed(2)})\n`);
      if (event.type === 'notice' || event.type === 'end') process.stdout.write(`${event.text ?? event.type}\n`);
    }
  };
  const slots = new CheckpointSlots(diskFiles(out), checkpointName(settled));
  const weights = await runTraining({ engine, data, slots, heldOut: Number(values['held-out']) }, { config, resume: !values.fresh }, { emit, gate });
  await written;
  const run = oneOfSittings((await readFile(log, 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as TrainingEvent));
  if (run) await writeFile(join(out, 'training.json'), encodeTraining(run, new Date().toISOString().slice(0, 10)));
  const published = JSON.parse(await readFile(join(SITE, 'models', settled.drafter, 'config.json'), 'utf8')) as object;
  for (const [name, content] of await trainedFolder(settled, published, engine.parts, weights)) await writeFile(join(out, name), content);
}
