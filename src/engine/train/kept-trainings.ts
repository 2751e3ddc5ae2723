/**
 * All trainings that lie in one place: listed, found by the name of their weights, forgotten. Each start is a training of its own, so that
 * no start costs another what was kept of it; what cannot be read is listed too, since it takes room.
 */
import { trainedWeights } from '#core/trace/trained-weights.ts';
import type { KeptTraining } from '#engine/protocol.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { checkpointName, CheckpointSlots, trainingOf, type Files } from './checkpoint-slots.ts';
import { readAbout } from './kept-about.ts';
import { trainedDrafter, type TrainedDrafter } from './trained-drafter.ts';

export interface ListedFiles extends Files {
  names(): Promise<readonly string[]>;
}

/** Each start's own name, the latest last. `now` is in milliseconds. */
export const freshName = (config: Parameters<typeof checkpointName>[0], now: number): string => `${checkpointName(config)}-${now.toString(36).padStart(9, '0')}`;
const startOf = (name: string): string => name.slice(name.lastIndexOf('-'));

export class KeptTrainings {
  constructor(private readonly files: ListedFiles) {}

  /** The latest start first. */
  async list(): Promise<readonly KeptTraining[]> {
    const kept: KeptTraining[] = [];
    for (const name of await this.#names()) {
      const drafter = await this.#drafter(name);
      kept.push({ name, bytes: await this.#slots(name).bytes(), drafter: drafter && { ...drafter.about, weights: drafter.name } });
    }
    return kept;
  }

  /** The drafter of these weights. Throws a sentence where they are not here. */
  async find(weights: string): Promise<TrainedDrafter> {
    let damaged = 0;
    for (const name of await this.#names()) {
      const drafter = await this.#drafter(name);
      if (drafter?.name === weights) return drafter;
      damaged += Number(!drafter);
    }
    const of = trainedWeights(weights);
    throw new ModelFileError(
      `The weights that this run drafts with${of ? ` (trained to step ${of.step})` : ''} are not kept in this browser: they were trained in another one, went on learning here, or were forgotten.${
        damaged > 0 ? ' A kept training that cannot be read any more may be the one.' : ''} Choose another drafter under Settings, or train one in the training lab.`,
    );
  }

  /** The drafter that a kept training has come to. Throws a sentence where it is gone or cannot be read. */
  async drafter(name: string): Promise<TrainedDrafter> {
    const drafter = await this.#drafter(name);
    if (!drafter) throw new ModelFileError('This training is no longer kept in this browser, or its file was damaged: nothing of it can be used. Start a new one.');
    return drafter;
  }

  forget(name: string): Promise<void> {
    return this.#slots(name).forget();
  }

  async #names(): Promise<readonly string[]> {
    const names = new Set((await this.files.names()).flatMap((file) => trainingOf(file) ?? []));
    return [...names].sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
  }

  /** null: it cannot be read. */
  async #drafter(name: string): Promise<TrainedDrafter | null> {
    const kept = await this.#slots(name).load();
    const about = kept && readAbout(kept.about);
    return about && trainedDrafter(about, kept.state.values).catch(() => null);
  }

  #slots(name: string): CheckpointSlots {
    return new CheckpointSlots(this.files, name);
  }
}
