/**
 * All trainings that lie in one place: listed, found by the name of their weights, forgotten. Each start is a training of its own, so that
 * no start costs another what was kept of it; what cannot be read is listed too, since it takes room.
 */
import { trainedWeights } from '#core/trace/trained-weights.ts';
import type { KeptTraining } from '#engine/protocol.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { checkpointName, CheckpointSlots, trainingOf, type Files } from './checkpoint-slots.ts';
import { readAbout, type KeptAbout } from './kept-about.ts';
import { trainedDrafter, type TrainedDrafter } from './trained-drafter.ts';

export interface ListedFiles extends Files {
  names(): Promise<readonly string[]>;
}

/** Each start's own name, the latest last. `now` is in milliseconds. */
export const freshName = (config: Parameters<typeof checkpointName>[0], now: number): string => `${checkpointName(config)}-${now.toString(36).padStart(9, '0')}`;
const startOf = (name: string): string => name.slice(name.lastIndexOf('-'));

/** What a look at a training's files finds. `kept`: the checkpoint to use, and what it says of itself; null: it cannot be read. */
interface Found {
  readonly bytes: number;
  readonly kept: { readonly about: KeptAbout; readonly number: number; readonly values: Float32Array } | null;
}

export class KeptTrainings {
  /** Of each training, which checkpoint was hashed last, and the name of its weights (null: not a drafter's). */
  readonly #hashed = new Map<string, { readonly checkpoint: string; readonly weights: string | null }>();

  constructor(private readonly files: ListedFiles) {}

  /** The latest start first. */
  async list(): Promise<readonly KeptTraining[]> {
    const list: KeptTraining[] = [];
    for (const name of await this.#names()) {
      const { bytes, kept } = await this.#look(name);
      const weights = kept && (await this.#weights(name, kept));
      list.push({ name, bytes, drafter: kept && weights ? { ...kept.about, weights } : null });
    }
    return list;
  }

  /** The drafter of these weights. Throws a sentence where they are not here. */
  async find(weights: string): Promise<TrainedDrafter> {
    const of = trainedWeights(weights);
    let damaged = 0;
    for (const name of await this.#names()) {
      const { kept } = await this.#look(name);
      const about = kept?.about;
      // to hash weights takes its time, and their name says of which training and step they are
      if (about && (about.config.drafter !== of?.drafter || about.config.method !== of.method || about.step !== of.step)) continue;
      const drafter = await drafterOf(kept);
      if (drafter?.name === weights) return drafter;
      damaged += Number(!drafter);
    }
    throw new ModelFileError(
      `The weights that this run drafts with${of ? ` (trained to step ${of.step})` : ''} are not kept in this browser: they were trained in another one, went on learning here, or were forgotten.${
        damaged > 0 ? ' A kept training that cannot be read any more may be the one.' : ''} Choose another drafter under Settings, or train one in the training lab.`,
    );
  }

  /** The drafter that a kept training has come to. Throws a sentence where it is gone or cannot be read. */
  async drafter(name: string): Promise<TrainedDrafter> {
    const drafter = await drafterOf((await this.#look(name)).kept);
    if (!drafter) throw new ModelFileError('This training is no longer kept in this browser, or its file was damaged or cannot be opened: nothing of it can be used. Start a new one.');
    return drafter;
  }

  forget(name: string): Promise<void> {
    return this.#slots(name).forget();
  }

  async #names(): Promise<readonly string[]> {
    const names = new Set((await this.files.names()).flatMap((file) => trainingOf(file) ?? []));
    return [...names].sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
  }

  /** A file that the browser does not give out is that training's own trouble: the others are found. */
  async #look(name: string): Promise<Found> {
    try {
      const { latest, bytes } = await this.#slots(name).look();
      const about = latest && readAbout(latest.about);
      return { bytes, kept: about && { about, number: latest.number, values: latest.state.values } };
    } catch {
      return { bytes: 0, kept: null };
    }
  }

  /** Hashed once a checkpoint: the list is read again at each of any training. */
  async #weights(name: string, kept: NonNullable<Found['kept']>): Promise<string | null> {
    const checkpoint = JSON.stringify([kept.number, kept.about]);
    const before = this.#hashed.get(name);
    if (before?.checkpoint === checkpoint) return before.weights;
    const weights = (await drafterOf(kept))?.name ?? null;
    this.#hashed.set(name, { checkpoint, weights });
    return weights;
  }

  #slots(name: string): CheckpointSlots {
    return new CheckpointSlots(this.files, name);
  }
}

/** null: it cannot be read, or its numbers are not a drafter's. */
const drafterOf = async (kept: Found['kept']): Promise<TrainedDrafter | null> => kept && trainedDrafter(kept.about, kept.values).catch(() => null);
