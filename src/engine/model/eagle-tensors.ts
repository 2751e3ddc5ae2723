/**
 * An EAGLE-3 drafter's tensors under SafeAILab's names, whoever published them: some call its layer layers.0, and some leave out what follows
 * from the rest, t2d and, where the drafter can say every token, d2t.
 */
import { draftTokens, vocabularyTensors, type EagleConfig } from './eagle-config.ts';
import type { Weights } from './weights.ts';

export const theirName = (name: string): string => name.replace(/^layers\.0\./, 'midlayer.');

/** What is missing otherwise stays so, for checkEagleWeights to refuse. */
export function completedTensors({ vocab, draftVocab }: EagleConfig, stored: Weights): Weights {
  const weights = new Map([...stored].map(([name, tensor]) => [theirName(name), tensor] as const));
  if (!weights.has('d2t') && draftVocab !== vocab) return weights;
  const said = weights.has('d2t') ? draftTokens(weights) : Array.from({ length: vocab }, (_, id) => id);
  return new Map([...vocabularyTensors(said, vocab), ...weights]);
}
