/**
 * Keeps the last two checkpoints of a training, each written over the older one: if writing is cut off (a closed tab, a full disk), the
 * other is whole. Where files lie is the caller's: OPFS in a browser, a folder in Node.
 */
import { draftingName } from '#core/speculation/proposal.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from './checkpoint.ts';

const FILE = /^(.+)\.[01]\.checkpoint$/;

/** The training that a file belongs to; null: to none. */
export const trainingOf = (file: string): string | null => FILE.exec(file)?.[1] ?? null;

/** Of a training's files: one for each way of drafting and method. */
export const checkpointName = ({ drafter, proposal, method }: Pick<TrainingConfig, 'drafter' | 'proposal' | 'method'>): string => `${draftingName({ drafter, proposal })}-${method}`;

export interface Files {
  /** null: there is none of that name. */
  read(name: string): Promise<ArrayBuffer | null>;
  write(name: string, content: ArrayBuffer): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface Kept extends Checkpoint {
  /** Counts the checkpoints of a training, from 1. */
  readonly number: number;
}

export class CheckpointSlots {
  #number = 0;

  constructor(
    private readonly files: Files,
    private readonly name: string,
  ) {}

  /** The latest one that is whole; null: none is. */
  async load(): Promise<Kept | null> {
    return (await this.look()).latest;
  }

  /** As `load`, and the bytes of both files, whole or not. */
  async look(): Promise<{ readonly latest: Kept | null; readonly bytes: number }> {
    const files = await Promise.all([0, 1].map((slot) => this.files.read(this.#file(slot))));
    const latest = files.map(keptOf).reduce((best, one) => (one && (!best || one.number > best.number) ? one : best), null);
    this.#number = latest?.number ?? 0;
    return { latest, bytes: files.reduce((sum, file) => sum + (file?.byteLength ?? 0), 0) };
  }

  async save({ about, state }: Checkpoint): Promise<void> {
    const number = this.#number + 1;
    await this.files.write(this.#file(number % 2), encodeCheckpoint({ about: { number, about }, state }));
    this.#number = number;
  }

  async forget(): Promise<void> {
    await Promise.all([0, 1].map((slot) => this.files.remove(this.#file(slot))));
    this.#number = 0;
  }

  #file(slot: number): string {
    return `${this.name}.${slot}.checkpoint`;
  }
}

function keptOf(file: ArrayBuffer | null): Kept | null {
  const checkpoint = file && decodeCheckpoint(file);
  if (!checkpoint) return null;
  const { about, state } = checkpoint;
  if (typeof about !== 'object' || about === null || !('number' in about) || !('about' in about) || typeof about.number !== 'number') return null;
  return { number: about.number, about: about.about, state };
}
