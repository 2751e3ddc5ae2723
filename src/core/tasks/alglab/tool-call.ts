/**
 * The calculator (note reasoning.md 5.5): a call that a thought makes, and the answer that is put in after it.
 *
 *   call   := '<call>' asked '</call>'       the sampler stops; what follows is put in, and no model is taught it or paid for it
 *   result := '<res>' (element | 'err') '</res>'
 *   asked  := 'mm ' asked ',' asked ',' p | 'dg ' asked | number
 *
 *   <call>mm 37,58,97</call><res>12</res>
 *   #1 mm g1:37,g2:58,97=12
 *
 * In a thought a call and its result are a line of their own, before the step that uses it: that step restates the result by value. A text
 * that has the tool starts with TOOLS. After eight calls the answer is err, as it is for what cannot be read.
 */
import type { Span } from '../thought.ts';
import { SYSTEMS, type Element, type OperationName } from './systems.ts';

export const TOOLS = '<tools>';
export const MOST_CALLS = 8;
const ERROR = 'err';

/** Longer calls are refused; nothing in them nests deeper than they are long. */
const LONGEST_CALL = 120;
/** Products of two such are exact. */
const NUMBER = /^(?:0|[1-9]\d{0,6})$/;

/** Names are followed by a space, numbers by a comma; how many of them, the operations say. */
const CALL = /^(?:[a-z]+ )+\d+(?:,(?:[a-z]+ )*\d+)*$/;

/** Reads names and numbers from the front; what it returns is null where the operation lacks an argument or a modulus. */
function evaluateNext(parts: string[]): Element | null {
  const part = parts.shift();
  if (part === undefined) return null;
  if (NUMBER.test(part)) return part;
  const operation = Object.hasOwn(SYSTEMS.M.operations, part) ? SYSTEMS.M.operations[part as OperationName] : undefined;
  if (!operation) return null;
  const args = Array.from({ length: operation.arity }, () => evaluateNext(parts));
  const modulus = operation.numbers ? Number(parts.shift()) : 1;
  return args.every((arg) => arg !== null) && operation.numbers?.includes(modulus) !== false ? operation.apply(args, modulus) : null;
}

/** What the calculator answers to the text between the marks of a call: a number, or err. */
export function answerCall(asked: string): string {
  if (asked.length > LONGEST_CALL || !CALL.test(asked)) return ERROR;
  const parts = asked.split(/[ ,]/);
  const result = evaluateNext(parts);
  return result !== null && parts.length === 0 ? result : ERROR;
}

export const writeCall = (asked: string): string => `<call>${asked}</call>`;
export const writeResult = (result: string): string => `<res>${result}</res>`;

/** Whether a line is a call with its result, or one that waits for it. */
export const isCallLine = (line: string): boolean => /^<call>[^<]*<\/call>(?:<res>[^<]*<\/res>)?$/.test(line);

export interface ToolCall {
  readonly asked: string;
  /** Null where the call waits for it. */
  readonly result: string | null;
  readonly span: Span;
  /** The result with its marks, which no model wrote; empty where there is none. */
  readonly injected: Span;
}

/** The calls in a text, in order. A result that follows no call is the writer's own, and is not among them. */
export function findCalls(text: string): readonly ToolCall[] {
  return [...text.matchAll(/<call>([^<]*)<\/call>(?:<res>([^<]*)<\/res>)?/g)].map(({ 0: whole, 1: asked, 2: result, index }) => {
    const end = index + whole.length;
    const length = result === undefined ? 0 : writeResult(result).length;
    return { asked: asked!, result: result ?? null, span: [index, end - length], injected: [end - length, end] };
  });
}

/** What must be put in after a text that has just made a call; null where it has not. */
export function injectionAfter(text: string): string | null {
  if (!text.endsWith('</call>')) return null;
  const calls = findCalls(text);
  const last = calls.at(-1);
  if (last?.result !== null || last.span[1] !== text.length) return null;
  return writeResult(calls.length > MOST_CALLS ? ERROR : answerCall(last.asked));
}
