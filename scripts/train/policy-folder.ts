/**
 * The folder of a run of reinforcement learning, in which it can be stopped at any moment: log.jsonl, checkpoints with the log as it was then, and at the end the policy and
 * its last traces. Where the traces lie, whole, the run is done.
 */
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

import { traceLine } from '#core/tasks/alglab/sampled-traces.ts';
import type { PolicyRow } from '#core/training/policy-rows.ts';
import { CheckpointSlots } from '#engine/train/checkpoint-slots.ts';
import { diskFiles } from '#engine/train/disk-files.ts';
import type { KeptPolicy, PolicyEnd } from '#engine/train/policy-run.ts';

import { AskedAmiss } from './asked.ts';
import { removeModel, writeModel } from './write-model.ts';

/** All that a run follows from, by the names of its choices: with others it is another run. */
export type RunChoices = Readonly<Record<string, string | number>>;

const TRACES = 'traces.jsonl';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const aboutSchema = v.object({ choices: v.record(v.string(), v.union([v.string(), v.number()])), step: whole, updates: whole, log: v.string() });

interface Kept extends KeptPolicy {
  /** Its rows, a line each. */
  readonly log: string;
}

export class PolicyFolder {
  /** As far as it has come. */
  #log: string;

  private constructor(
    private readonly folder: string,
    private readonly choices: RunChoices,
    private readonly slots: CheckpointSlots,
    /** What it goes on from; null: it begins. */
    readonly kept: Kept | null,
  ) {
    this.#log = kept?.log ?? '';
    mkdirSync(folder, { recursive: true });
    // rows behind the checkpoint are told again
    writeFileSync(this.#logPath, this.#log);
  }

  static isDone(folder: string): boolean {
    return existsSync(join(folder, TRACES));
  }

  /** `fresh`: whatever lies there is replaced. Without it, throws a sentence where a run of other choices was stopped, and leaves that as it is. */
  static async open(folder: string, choices: RunChoices, fresh: boolean): Promise<PolicyFolder> {
    const slots = new CheckpointSlots(diskFiles(folder), 'policy');
    if (fresh) {
      await slots.forget();
      rmSync(join(folder, TRACES), { force: true });
      removeModel(folder);
    }
    const found = await slots.load();
    return new PolicyFolder(folder, choices, slots, found && { ...ofRun(folder, found.about, choices), state: found.state });
  }

  row(row: PolicyRow): void {
    const line = `${JSON.stringify(row)}\n`;
    this.#log += line;
    appendFileSync(this.#logPath, line);
  }

  keep = async ({ state, ...at }: KeptPolicy): Promise<void> => this.slots.save({ about: { choices: this.choices, ...at, log: this.#log }, state });

  /** The policy that it came to, with its config.json; the traces come last, whole or not at all. What is done needs no checkpoint. */
  async end({ weights, traces }: PolicyEnd, config: string, samples: number): Promise<void> {
    writeModel(this.folder, config, weights);
    if (!traces) return;
    const path = join(this.folder, TRACES);
    writeFileSync(`${path}.part`, traces.map(({ task, ids, logProbs }, i) => `${traceLine(task.id, i % samples, ids, logProbs)}\n`).join(''));
    renameSync(`${path}.part`, path);
    await this.slots.forget();
  }

  get #logPath(): string {
    return join(this.folder, 'log.jsonl');
  }
}

function ofRun(folder: string, about: unknown, wanted: RunChoices): Omit<Kept, 'state'> {
  const read = v.safeParse(aboutSchema, about);
  if (!read.success) throw new AskedAmiss(`The run in ${folder} was kept by another version, which this one cannot go on with. It was left as it is: --fresh replaces it, --out takes another folder.`);
  const { choices, ...kept } = read.output;
  const changed = [...new Set([...Object.keys(choices), ...Object.keys(wanted)])].filter((name) => choices[name] !== wanted[name]);
  if (changed.length > 0) throw new AskedAmiss(`The run in ${folder} was stopped with other choices (${changed.join(', ')}), and going on with these would write over it. It was left as it is: --fresh replaces it, --out takes another folder.`);
  return kept;
}
