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
const saved = v.object({
  text: v.string(), problem: v.string(),
  /** With the problem that was sent along. */
  asked: v.optional(v.object({ by: v.string(), result, problem: v.string() })),
  /** As what it was shown, and whether by what was asked; null: not at all. */
  shown: v.nullable(v.object({ problem: v.string(), byAsked: v.boolean() })),
});

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
    const { text, problem, asked, shown } = found.output;
    const made = asked && { by: asked.by, result: asked.result };
    const edges = asked && made ? { ...NOTHING_ASKED, subject: edgesSubject({ text, problem: asked.problem }), made } : NOTHING_ASKED;
    const read = shown && { text, problem: shown.problem, ...(shown.byAsked && made && { asked: made }) };
    return { parts: { pasted: { text, problem }, edges }, read };
  } catch {
    return null;
  }
}

/** Where storage is closed to the page, or the text too long for it, nothing is remembered. */
export function rememberPaste(storage: () => Storage, { pasted, reading, edges: { subject, made } }: Pick<ReasoningState, 'pasted' | 'reading' | 'edges'>): void {
  const { text, problem } = pasted;
  const of: ReadRequest | null = reading.kind === 'reading' ? pasted : reading.kind === 'read' && reading.of.text === text ? reading.of : null;
  const about = made && [of, pasted].find((request) => request && edgesSubject(request) === subject);
  try {
    storage().removeItem(KEY);
    if (text !== '') storage().setItem(KEY, JSON.stringify({ text, problem, ...(about && { asked: { ...made, problem: about.problem } }), shown: of && { problem: of.problem, byAsked: of.asked !== undefined } }));
  } catch {
    // Not remembered, then.
  }
}
