/**
 * The recorded trainings that ship with the page: `training/arms.json` lists them, the first is shown by default. One may say that it
 * goes on where another ended; it is then drawn behind it. Without a list the page shows what is trained here, and misses nothing.
 */
import * as v from 'valibot';
import { decodeTraining } from '#core/training/training-codec.ts';
import { endOf, FROM_ZERO, type Place } from '#core/training/training-curves.ts';
import type { TrainingConfig } from '#core/training/training-events.ts';
import type { TrainingRun } from '#core/training/training-run.ts';

const file = v.pipe(v.string(), v.regex(/^[\w-]+\.json$/));
const schema = v.object({ arms: v.pipe(v.array(v.object({ file, title: v.pipe(v.string(), v.maxLength(60)), after: v.optional(file), set: v.optional(v.pipe(v.string(), v.maxLength(40))) })), v.maxLength(24)) });

export interface Arm {
  readonly file: string;
  readonly title: string;
  readonly run: TrainingRun;
  readonly from: Place;
  /** With which weights it, or the first that it goes on from, began: acceptance lengths of others are not of its size. */
  readonly began: TrainingConfig['start'];
  /** Trainings that were measured on other prompts than a tab's are compared among themselves alone; null: with the visitor's too. */
  readonly set: string | null;
}

type Listed = v.InferOutput<typeof schema>['arms'][number];

const base = (): string => `${import.meta.env.BASE_URL}training/`;

async function list(): Promise<readonly Listed[]> {
  try {
    const parsed = v.safeParse(schema, await (await fetch(`${base()}arms.json`)).json());
    return parsed.success ? parsed.output.arms : [];
  } catch {
    return [];
  }
}

async function load(name: string): Promise<TrainingRun | null> {
  try {
    const response = await fetch(base() + name);
    const decoded = response.ok ? decodeTraining(await response.text()) : null;
    return decoded?.ok ? decoded.run : null;
  } catch {
    return null;
  }
}

/** Each at its place; one that could not be read is left out, and so is what goes on from it. */
export function placeArms(loaded: readonly (Listed & { readonly run: TrainingRun })[]): readonly Arm[] {
  const arms: Arm[] = [];
  for (const { file: name, title, after, set = null, run } of loaded) {
    const before = arms.find((arm) => arm.file === after);
    if (after !== undefined && !before) continue;
    arms.push({ file: name, title, run, from: before ? endOf(before.run.events, before.from) : FROM_ZERO, began: before?.began ?? run.header.config.start, set });
  }
  return arms;
}

export async function loadArms(): Promise<readonly Arm[]> {
  const loaded = await Promise.all((await list()).map(async (arm) => ({ ...arm, run: await load(arm.file) })));
  return placeArms(loaded.flatMap(({ run, ...arm }) => (run ? [{ ...arm, run }] : [])));
}
