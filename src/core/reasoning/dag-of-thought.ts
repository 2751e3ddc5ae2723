/**
 * The DAG of a thought in the one grammar (tasks/thought.ts; ADR 23): the parents of a step are the steps that it names, so nothing is guessed. Written
 * numbers may be wrong in a model's text: a reference to itself, to a later step or to none is dropped and marked, so what is left has no cycle.
 */
import { writeLine } from '../tasks/alglab/proof-line.ts';
import { parseThought, type Body, type Step } from '../tasks/parse-thought.ts';
import { makeDag, type Fault, type ReasoningDag, type StepDraft } from './reasoning-dag.ts';
import { statingSteps, writtenValue } from './stating-steps.ts';

/** How long a text is: tokens where the caller has a tokenizer. */
export type Measure = (text: string) => number;
export const letters: Measure = (text) => text.length;

export const FILLER = 'hmm ';

/** What a step does to which values; `parents` only tell joins apart. */
export function signatureOf(body: Body, parents: readonly number[]): string | null {
  switch (body.kind) {
    case 'sum': return `${body.left.value}${body.operator}${body.right.value}`;
    case 'operation': return operationSignature(body.name, body.operands.map(({ value }) => `${value}`), body.number);
    case 'agree': return `${body.left.value}=${body.right.value}`;
    case 'rewrite': return `${body.from} ->`;
    case 'order': return `order ${body.words.join(' ')}`;
    case 'plan': return `plan ${body.words.map(({ value }) => value).join(' ')}`;
    case 'join': return `join ${parents.join(' ')}`;
    case 'derived': return `derived ${writeLine(body.line)}`;
    case 'qed': return `qed ${parents.join(' ')}`;
    case 'unread': return null;
  }
}

export const operationSignature = (name: string, values: readonly string[], number: number | null): string => `${name} ${[...values, ...(number === null ? [] : [`${number}`])].join(',')}`;

/** The first step that bears a number is the one meant by it, as in the check of steps. */
export function placesOf(steps: readonly Step[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  steps.forEach(({ id }, i) => found.has(id) || found.set(id, i + 1));
  return found;
}

function faultOf(step: number, written: number, place: number | undefined): Fault | null {
  if (place !== undefined && place < step) return null;
  return { step, kind: place === undefined ? 'unknown' : place === step ? 'self' : 'forward', written };
}

/** `text` is a thought alone: what stands before `<answer>` in a completion. */
export function dagOfThought(text: string, answer: string | null, measure: Measure = letters): ReasoningDag {
  const { steps } = parseThought(text);
  const placeOf = placesOf(steps);
  const faults: Fault[] = [];
  const drafts = steps.map((step, i): StepDraft => {
    if (step.body.kind === 'unread') faults.push({ step: i + 1, kind: 'unread', written: null });
    if (step.id !== i + 1) faults.push({ step: i + 1, kind: 'misnumbered', written: step.id });
    const parents: number[] = [];
    for (const ref of step.refs) {
      const fault = faultOf(i + 1, ref, placeOf.get(ref));
      if (fault) faults.push(fault);
      else parents.push(placeOf.get(ref)!);
    }
    parents.sort((a, b) => a - b);
    const line = text.slice(step.start, step.end);
    return {
      text: line, start: step.start, end: step.end, lead: step.lead, fillers: step.fillers, parents,
      length: measure(line), needed: measure(line.slice(FILLER.length * step.fillers)),
      value: writtenValue(step), signature: signatureOf(step.body, parents),
    };
  });
  return makeDag(drafts, answer, statingSteps(steps, answer), faults);
}
