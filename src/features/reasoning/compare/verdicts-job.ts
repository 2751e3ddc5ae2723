/** Which of two thoughts reasons better, asked of a model (note reasoning.md 3.3): four dimensions, either shown first, three times each; it sees the two views and no score. */
import { judgeViews } from '#core/reasoning/judge-views.ts';
import { promptedJudge, saysVerdict, VERDICT_QUESTIONS, VERDICT_SCHEMA } from '#core/reasoning/llm-verdict.ts';
import { verdictLength } from '#core/reasoning/question-lengths.ts';
import { judgePair, REPEATS, type PairJudgement } from '#core/reasoning/pairwise-judge.ts';
import type { Dimension } from '#core/reasoning/step-costs.ts';
import { writeProblem } from '#core/tasks/alglab/algebra-problem.ts';
import { tokensIn } from '#endpoint/token-meter.ts';
import type { Cost } from '../asked/asking-cost.tsx';
import type { Job } from '../asked/asking.ts';
import type { MadePair } from '../session/made-thoughts.ts';
import { unreadVerdicts } from './verdict-reason.ts';

/** The only pair that is asked about: its number tells it from no other. */
const PAIR = 0;

export const verdictsSubject = ({ a, b }: MadePair): string => JSON.stringify([writeProblem(a.problem), a.text, b.text]);

/** Both orders, each of them repeated. */
export const verdictsCost = ({ a, b }: MadePair): Cost => ({ questions: VERDICT_QUESTIONS, tokens: tokensIn(2 * REPEATS * verdictLength(writeProblem(a.problem), judgeViews(a.thought.dag), judgeViews(b.thought.dag))) });

export const verdictsJob = (pair: MadePair): Job<PairJudgement<Dimension>> => ({
  subject: verdictsSubject(pair),
  of: VERDICT_QUESTIONS,
  schema: { name: 'verdict', schema: VERDICT_SCHEMA },
  work: (by, ask, signal) => judgePair(promptedJudge(by, writeProblem(pair.a.problem), ask), judgeViews(pair.a.thought.dag), judgeViews(pair.b.thought.dag), PAIR, signal),
  says: saysVerdict,
  isNothing: (judgement) => unreadVerdicts(judgement) === VERDICT_QUESTIONS,
});
