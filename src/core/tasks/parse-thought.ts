/**
 * Reads a thought (grammar in thought.ts) back into steps and references: the reasoning DAG, in emission order.
 * Whatever does not fit the grammar is kept as a step of kind 'unread', so that a model's slip never hides the rest.
 * Calls of a tool (alglab/tool-call.ts) are lines of their own, and no steps.
 */
import { apply, type Operator, type Value } from './arithmetic.ts';
import { readLine, readQed, type ProofLine } from './alglab/proof-line.ts';
import type { OperationName } from './alglab/systems.ts';
import { isCallLine } from './alglab/tool-call.ts';
import type { Lead, Operand, Span } from './thought.ts';

export type Body =
  | { readonly kind: 'sum'; readonly left: Operand; readonly operator: Operator; readonly right: Operand; readonly value: Value }
  | { readonly kind: 'operation'; readonly name: OperationName; readonly operands: readonly Operand[]; /** Its last argument, null where it has none. */ readonly number: number | null; readonly value: string }
  | { readonly kind: 'agree'; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'rewrite'; readonly from: string; readonly to: string }
  | { readonly kind: 'order'; readonly words: readonly string[] }
  | { readonly kind: 'join' }
  | { readonly kind: 'plan'; readonly words: readonly Operand[] }
  | { readonly kind: 'derived'; /** Of a proof. */ readonly line: ProofLine }
  | { readonly kind: 'qed'; /** The line that is the right-hand side. */ readonly step: number }
  | { readonly kind: 'unread'; readonly text: string };

export interface Step {
  readonly id: number;
  readonly lead: Lead;
  /** How many words before it say nothing. */
  readonly fillers: number;
  readonly body: Body;
  /** The steps that this one names: its parents in the DAG. */
  readonly refs: readonly number[];
  /** Where its line stands in the thought. */
  readonly start: number;
  readonly end: number;
}

export interface ParsedThought {
  readonly steps: readonly Step[];
  /** Where the lines stand that are calls of a tool with what it answered: no steps, and nothing refers to them. */
  readonly calls: readonly Span[];
  /** Every line read, ids 1, 2, 3 ..., and no reference to a step that has not been. */
  readonly wellFormed: boolean;
}

const LINE = /^((?:hmm )*)(?:(so|check|but|alt) )?#(\d+) (.+)$/;
const SUM = /^((?:#\d+:)?\w+)([-+*/%])((?:#\d+:)?\w+)=(\w+)$/;
const OPERATION = /^(mul|inv|pow|conj|lin|mm|dg) (.+)=([-\w]+)$/;
const OPERAND = /^(?:#\d+|g\d+):[-\w]+$/;
const AGREE = /^#(\d+):([-\w]+)=#(\d+):([-\w]+)$/;

const readValue = (text: string): Value => (/^\d+$/.test(text) ? Number(text) : text);
/** Where an element may stand, whose text is all that it is: 007 is no 7. */
const readExact = (text: string): Value => (`${Number(text)}` === text && !text.startsWith('-') ? Number(text) : text);

/** An operation's operands are restated references; a bare number may come last. */
function readOperation(name: OperationName, listed: string, value: string): Body | null {
  const parts = listed.split(',');
  const number = /^\d+$/.test(parts.at(-1)!) ? Number(parts.pop()) : null;
  if (parts.length === 0 || !parts.every((part) => OPERAND.test(part))) return null;
  const operands = parts.map((part): Operand => {
    const [, sign, k, restated] = /^(#|g)(\d+):(.+)$/.exec(part)!;
    return sign === '#' ? { value: restated!, step: Number(k) } : { value: restated!, given: Number(k) };
  });
  return { kind: 'operation', name, operands, number, value };
}

function readOperand(text: string): Operand {
  const match = /^#(\d+):(.+)$/.exec(text);
  return match ? { value: readValue(match[2]!), step: Number(match[1]) } : { value: readValue(text) };
}

function readBody(text: string): Body {
  const sum = SUM.exec(text);
  if (sum) {
    const [, left, operator, right, value] = sum as unknown as string[];
    return { kind: 'sum', left: readOperand(left!), operator: operator as Operator, right: readOperand(right!), value: readValue(value!) };
  }
  const [, name, listed, result] = OPERATION.exec(text) ?? [];
  const operation = result === undefined ? null : readOperation(name as OperationName, listed!, result);
  if (operation) return operation;
  const agree = AGREE.exec(text);
  if (agree) return { kind: 'agree', left: { value: readExact(agree[2]!), step: Number(agree[1]) }, right: { value: readExact(agree[4]!), step: Number(agree[3]) } };
  if (/^join(?: #\d+)+$/.test(text)) return { kind: 'join' };
  if (text.startsWith('order ')) return { kind: 'order', words: text.slice(6).split(' ') };
  if (text.startsWith('plan ')) return { kind: 'plan', words: text.slice(5).split(' ').map(readOperand) };
  const [from, to, more] = text.split(' -> ');
  if (from && to && more === undefined) return { kind: 'rewrite', from, to };
  const line = readLine(text);
  if (line) return { kind: 'derived', line };
  const step = readQed(text);
  return step === null ? { kind: 'unread', text } : { kind: 'qed', step };
}

const readRefs = (text: string): number[] => [...new Set([...text.matchAll(/#(\d+)/g)].map((match) => Number(match[1])))];

export function parseThought(text: string): ParsedThought {
  const steps: Step[] = [];
  const calls: Span[] = [];
  let start = 0;
  for (const line of text === '' ? [] : text.split('\n')) {
    const end = start + line.length;
    if (isCallLine(line)) {
      calls.push([start, end]);
      start = end + 1;
      continue;
    }
    const match = LINE.exec(line);
    const body: Body = match ? readBody(match[4]!) : { kind: 'unread', text: line };
    steps.push({
      id: match ? Number(match[3]) : steps.length + 1,
      lead: (match?.[2] ?? '') as Lead,
      fillers: (match?.[1] ?? '').length / 'hmm '.length,
      body,
      refs: match ? readRefs(match[4]!) : [],
      start,
      end,
    });
    start = end + 1;
  }
  const wellFormed = steps.every(({ id, body, refs }, i) => id === i + 1 && body.kind !== 'unread' && refs.every((ref) => ref >= 1 && ref < id));
  return { steps, calls, wellFormed };
}

/** The value that a step ends with, if it is of a kind that has one. */
export const valueOf = ({ body }: Step): Value | null =>
  body.kind === 'sum' || body.kind === 'operation' ? body.value : body.kind === 'agree' ? body.right.value : body.kind === 'derived' ? body.line.word : null;

type Operation = Extract<Body, { kind: 'operation' }>;

/** Outside an algebraic problem no operation holds. */
const noSystem = (): boolean => false;

const numbered = new WeakMap<readonly Step[], ReadonlyMap<number, Step>>();

/** The first step of that number. The list is gone through once, so that judging all of it takes linear time. */
function stepOf(steps: readonly Step[], id: number): Step | undefined {
  let byId = numbered.get(steps);
  if (!byId) numbered.set(steps, (byId = new Map(steps.toReversed().map((step) => [step.id, step]))));
  return byId.get(id);
}

/**
 * Whether a step is right on its own: its sum holds, and each value that it restates is the one that stands in the step
 * it names. A later step that goes on rightly from an earlier slip counts as right. Whether an operation holds, its
 * system says (alglab/check-trace.ts); whether a line of a proof does, its problem (alglab/check-proof.ts), so here it is not.
 */
export function isStepRight(step: Step, steps: readonly Step[], holds: (operation: Operation) => boolean = noSystem): boolean {
  const { body } = step;
  if (body.kind === 'unread' || body.kind === 'derived' || body.kind === 'qed') return false;
  const operands = body.kind === 'sum' || body.kind === 'agree' ? [body.left, body.right] : body.kind === 'operation' ? body.operands : [];
  const restated = operands.every((operand) => {
    if (operand.step === undefined) return true;
    const source = stepOf(steps, operand.step);
    return source !== undefined && `${valueOf(source)}` === `${operand.value}`;
  });
  if (!restated) return false;
  if (body.kind === 'sum') return apply(body.left.value, body.operator, body.right.value) === body.value;
  if (body.kind === 'operation') return holds(body);
  if (body.kind === 'agree') return body.left.value === body.right.value;
  if (body.kind === 'order') return body.words.every((word, i) => i === 0 || body.words[i - 1]! < word);
  return true;
}
