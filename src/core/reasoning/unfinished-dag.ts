/**
 * The DAG of a thought that is still being written: its finished lines as dag-of-thought.ts reads them, and behind them the line under way as far as it is
 * certain. What may yet go on is not read: a number before the sign that ends it, a lead before its space; a value is known when its line is done. So nothing that was
 * once said of a step is taken back, and the steps of any beginning are the first steps of the whole.
 */
import { parseThought } from '../tasks/parse-thought.ts';
import type { Lead } from '../tasks/thought.ts';
import { dagOfThought, FILLER, placesOf } from './dag-of-thought.ts';
import { makeDag, type ReasoningDag, type StepDraft } from './reasoning-dag.ts';

export interface UnfinishedDag {
  readonly dag: ReasoningDag;
  /** The last step, where its line is still being written. */
  readonly writing: number | null;
}

/** A line up to its number, and the rest. */
const BEGUN = /^((?:hmm )*)(?:(so|check|but|alt) )?(?:#\d+ (.*))?/;
const WHOLE_REF = /#(\d+)(?=\D)/g;
const CALL = '<call>';

/** Whether the line is, or may become, a call of a tool: no step. */
const isCall = (line: string): boolean => line.startsWith(CALL) || (line !== '' && CALL.startsWith(line));

function begun(line: string, start: number, placeOf: ReadonlyMap<number, number>, id: number): StepDraft {
  const [, hmm = '', lead = '', body = ''] = BEGUN.exec(line)!;
  const places = [...body.matchAll(WHOLE_REF)].map(([, written]) => placeOf.get(Number(written)) ?? id);
  return {
    text: line, start, end: start + line.length, lead: lead as Lead, fillers: hmm.length / FILLER.length,
    parents: [...new Set(places)].filter((place) => place < id).sort((a, b) => a - b),
    length: line.length, needed: line.length - hmm.length, value: null, signature: null,
  };
}

/** `text` is a thought alone, up to any place. */
export function dagOfUnfinished(text: string): UnfinishedDag {
  const whole = dagOfThought(text, null);
  const start = text.lastIndexOf('\n') + 1;
  const finished = whole.steps.filter((step) => step.start < start);
  const faults = whole.faults.filter(({ step }) => step <= finished.length);
  const line = text.slice(start);
  if (line === '' || isCall(line)) return { dag: makeDag(finished, null, [], faults), writing: null };
  const id = finished.length + 1;
  return { dag: makeDag([...finished, begun(line, start, placesOf(parseThought(text).steps.slice(0, finished.length)), id)], null, [], faults), writing: id };
}
