/** The thoughts of the recorded runs that ship with the page, with what became of their drafts. */
import * as v from 'valibot';
import { dagOfThought } from '#core/reasoning/dag-of-thought.ts';
import { recordedThought, tallyAt, type RecordedThought } from '#core/reasoning/drafts-by-step.ts';
import { EXAMPLES } from '#core/tasks/examples.ts';
import { isStepRight, parseThought } from '#core/tasks/parse-thought.ts';
import { decodeTrace } from '#core/trace/codec.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { shownThought, type ShownThought } from '../shown-thought.ts';

const listSchema = v.object({ traces: v.array(v.object({ file: v.pipe(v.string(), v.regex(/^[\w-]+\.json$/)), title: v.string() })) });

export interface RecordedExample {
  readonly file: string;
  readonly title: string;
  readonly prompt: string;
  readonly run: RecordedThought;
  readonly thought: ShownThought;
}

export function exampleOf(file: string, title: string, log: EventLog): RecordedExample {
  const run = recordedThought(log);
  const { prompt } = log.header.config;
  const { steps } = parseThought(run.thought);
  const gold = EXAMPLES.find((example) => example.prompt === prompt)?.answer ?? null;
  const byStep = steps.map(({ start }) => tallyAt(run, start));
  const thought = shownThought(dagOfThought(run.thought, run.answer), {
    rights: steps.map((step) => isStepRight(step, steps)), answerRight: gold === null || run.answer === null ? null : run.answer === gold, drafts: byStep.some(({ judged }) => judged > 0) ? byStep : null,
  });
  return { file, title, prompt, run, thought };
}

export async function fetchRecorded(signal: AbortSignal): Promise<readonly RecordedExample[] | 'failed'> {
  const base = `${import.meta.env.BASE_URL}traces/`;
  try {
    const listed = v.parse(listSchema, await (await fetch(`${base}index.json`, { signal })).json());
    const examples = await Promise.all(listed.traces.map(async ({ file, title }) => {
      const response = await fetch(base + file, { signal });
      const decoded = response.ok ? decodeTrace(await response.text()) : null;
      return decoded?.ok ? exampleOf(file, title, decoded.log) : null;
    }));
    const found = examples.filter((example) => example !== null);
    return found.length > 0 ? found : 'failed';
  } catch {
    return 'failed';
  }
}
