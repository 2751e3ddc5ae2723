/** A cost as a sentence. */
import type { Cost } from '#core/reasoning/step-costs.ts';
import { reasoningStrings } from '../reasoning-strings.ts';

const words = reasoningStrings.scores.cost;

export function costSentence({ kind, step, of }: Cost): string {
  switch (kind) {
    case 'missing': return words.missing(String(of));
    case 'shortcut': return words.shortcut;
    case 'duplicate': case 'repeat': return words[kind](step ?? 0, String(of));
    case 'dead': case 'restart': case 'filler': case 'wrong': return words[kind](step ?? 0);
  }
}

/** The steps that it is about. */
export const costSteps = ({ step, of }: Cost): readonly number[] => [...(step === null ? [] : [step]), ...(typeof of === 'number' ? [of] : [])];
