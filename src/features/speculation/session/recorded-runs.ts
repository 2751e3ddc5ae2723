/** The recorded runs that ship with the page: `traces/index.json` lists them, the first is shown by default. */
import * as v from 'valibot';
import { decodeTrace, type Decoded } from '#core/trace/codec.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { headerSchema } from '#core/trace/schema.ts';
import { faultSentence } from '#core/trace/trace-fault.ts';

const schema = v.object({
  traces: v.array(v.object({ file: v.pipe(v.string(), v.regex(/^[\w-]+\.json$/)), title: v.string(), config: headerSchema.entries.config })),
});

export type RecordedRun = v.InferOutput<typeof schema>['traces'][number];

const base = (): string => `${import.meta.env.BASE_URL}traces/`;

/** Null where there is no list to be had: the page then opens without a run, and says so. */
export async function listRecordedRuns(): Promise<readonly RecordedRun[] | null> {
  try {
    const response = await fetch(`${base()}index.json`);
    const parsed = v.safeParse(schema, await response.json());
    return parsed.success ? parsed.output.traces : null;
  } catch {
    return null;
  }
}

export type Loaded = { readonly ok: true; readonly log: EventLog } | { readonly ok: false; readonly sentence: string };

const explained = (decoded: Decoded): Loaded => (decoded.ok ? decoded : { ok: false, sentence: faultSentence(decoded.fault) });

export async function loadRecordedRun({ file }: RecordedRun, missing: string): Promise<Loaded> {
  try {
    const response = await fetch(base() + file);
    if (!response.ok) return { ok: false, sentence: missing };
    return explained(decodeTrace(await response.text()));
  } catch {
    return { ok: false, sentence: missing };
  }
}
