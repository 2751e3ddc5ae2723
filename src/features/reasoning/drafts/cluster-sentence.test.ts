/** Kinds stand apart only where their intervals do; what no run holds is said to be unknown. */
import { expect, it } from 'vitest';
import type { KindRejections } from '#core/reasoning/rejections-by-kind.ts';
import { clusterSentence } from './cluster-sentence.ts';

const row = (kind: KindRejections['kind'], low: number, high: number): KindRejections => ({ kind, steps: 1, judged: 10, refused: 1, interval: { low, high } });

it('says which stand apart', () => {
  expect(clusterSentence([row('join', 0.1, 0.5), row('check', 0, 0.08), row('but', 0.05, 0.2), row('alt', 0.05, 0.2)])).toBe('Drafts of “join” steps are refused more often than those of “check” steps: their intervals do not overlap.');
});

it('says when none does, and that there are no turns back', () => {
  expect(clusterSentence([row('plan', 0, 0.3), row('sum', 0.1, 0.2)])).toBe('All intervals overlap: in so few runs no kind of step stands out. No run here has a step led in by “but” or “alt”, so of turns back nothing can be said yet.');
});
