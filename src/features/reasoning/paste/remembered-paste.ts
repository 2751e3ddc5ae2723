/**
 * What was pasted outlives a reload of its tab, with what a model said of its steps, which may have cost something; it is kept in that tab alone. What does not
 * read as such a text is none.
 */
import * as v from 'valibot';
import { ACTIONS } from '#core/reasoning/attach-steps.ts';
import { NOTHING_ASKED } from '../asked/asking.ts';
import type { ReasoningState } from '../session/reasoning-session.ts';
import { edgesSubject } from './edges-job.ts';
import type { ReadRequest } from './read-message.ts';

const KEY = 'slipstream-pasted-thought';
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const attachment = v.pipe(
  v.object({ step: count, action: v.picklist(['root', ...ACTIONS]), parents: v.array(count), agreeing: count, invalid: count }),
  v.check(({ step, parents }) => parents.every((parent) => parent >= 1 && parent < step)),
);
const result = v.pipe(v.array(attachment), v.check((list) => list.every(({ step }, i) => step === i + 1)));
const saved = v.object({ text: v.string(), problem: v.string(), asked: v.optional(v.object({ by: v.string(), result })), wasRead: v.boolean() });

export interface RememberedPaste {
  /** Of the session. */
  readonly parts: Pick<ReasoningState, 'pasted' | 'edges'>;
  /** To be read again, as it was; null: it had not been read. */
  readonly read: ReadRequest | null;
}

export function rememberedPaste(storage: () => Storage): RememberedPaste | null {
  try {
    const found = v.safeParse(saved, JSON.parse(storage().getItem(KEY) ?? 'null'));
    if (!found.success) return null;
    const { text, problem, asked, wasRead } = found.output;
    const request = { text, problem };
    const edges = asked ? { ...NOTHING_ASKED, subject: edgesSubject(request), made: asked } : NOTHING_ASKED;
    return { parts: { pasted: request, edges }, read: wasRead ? { ...request, ...(asked && { asked }) } : null };
  } catch {
    return null;
  }
}

/** Where storage is closed to the page, or the text too long for it, nothing is remembered. */
export function rememberPaste(storage: () => Storage, { pasted, reading, edges }: Pick<ReasoningState, 'pasted' | 'reading' | 'edges'>): void {
  const { text, problem } = pasted;
  const made = edges.subject === edgesSubject(pasted) ? edges.made : null;
  const wasRead = reading.kind === 'reading' || (reading.kind === 'read' && reading.of.text === text);
  try {
    storage().removeItem(KEY);
    if (text !== '') storage().setItem(KEY, JSON.stringify({ text, problem, ...(made && { asked: made }), wasRead }));
  } catch {
    // Not remembered, then.
  }
}
