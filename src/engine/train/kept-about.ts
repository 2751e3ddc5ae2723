/**
 * What a kept training says of itself: its choices, whose words it learnt and from which texts, what it began from, where it stands. All
 * that is needed to draft with it, save it or go on with it lies in its file: the page may come with other drafters by then.
 */
import * as v from 'valibot';
import type { Flops } from '#core/training/flop-ledger.ts';
import { changedChoices } from '#core/training/config-changes.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import { configSchema } from '#core/training/training-schema.ts';
import { ModelFileError } from '#engine/load/fetch-file.ts';

export interface KeptAbout {
  readonly config: TrainingConfig;
  /** SHA-256 of the target's weights, of the file of texts, and of the drafter that it began from (null: random weights of the config's seed). */
  readonly target: string;
  readonly texts: string;
  readonly began: string | null;
  readonly step: number;
  readonly flops: Flops;
  /** The latest measurement. */
  readonly measured: { readonly step: number; readonly acceptanceLength: number } | null;
  /** Where a training ends by what it has spent, and not by its steps. */
  readonly budget?: number;
  /** Of the drafter: its config.json, and which ids of the target it can say (none listed: all). */
  readonly model: { readonly config: Readonly<Record<string, unknown>>; readonly said: readonly number[] };
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const positive = v.pipe(v.number(), v.finite(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const schema = v.object({
  config: configSchema, target: sha256, texts: sha256, began: v.nullable(sha256), step: whole,
  flops: v.object({ targetForward: positive, draftForward: positive, draftBackward: positive }),
  measured: v.nullable(v.object({ step: whole, acceptanceLength: positive })),
  model: v.object({ config: v.record(v.string(), v.unknown()), said: v.array(whole) }), budget: v.exactOptional(positive),
});

/** null: a file of something else, or of a page from before trainings said all this. */
export function readAbout(about: unknown): KeptAbout | null {
  const parsed = v.safeParse(schema, about);
  return parsed.success ? parsed.output : null;
}

/** Whether `kept` is of the training that is wanted. Throws a sentence where it cannot be gone on with here. */
export function isOf(kept: KeptAbout, wanted: KeptAbout): boolean {
  const other = (what: string): never => {
    throw new ModelFileError(`The kept training ${what} than the one that is loaded, so that going on would not be the same training. Start afresh; what was kept stays.`);
  };
  if (kept.target !== wanted.target) other('was made beside another target');
  if (changedChoices(kept.config, wanted.config).length > 0 || kept.budget !== wanted.budget) return false;
  if (kept.texts !== wanted.texts) other('was taught on another file of texts');
  if (JSON.stringify(kept.model) !== JSON.stringify(wanted.model)) other('is of a drafter of another shape');
  return true;
}
