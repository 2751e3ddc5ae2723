/** How the steps of a text hang together, asked of a model (note reasoning.md 3.2): the attachment procedure, of whose votes the majority counts. */
import { ATTACHMENT_SCHEMA, promptedAttacher, readAttachment } from '#core/reasoning/attach-prompt.ts';
import { attachLength } from '#core/reasoning/question-lengths.ts';
import { attachSteps, type Attachment } from '#core/reasoning/attach-steps.ts';
import type { TextStep } from '#core/reasoning/segment-text.ts';
import { tokensIn } from '#endpoint/token-meter.ts';
import type { Cost } from '../asked/asking-cost.tsx';
import type { Job } from '../asked/asking.ts';
import type { ReadRequest } from './read-message.ts';

/** A step. */
export const VOTES = 3;
export const SCHEMA = { name: 'attachment', schema: ATTACHMENT_SCHEMA } as const;

export const edgesSubject = ({ text, problem }: ReadRequest): string => JSON.stringify([problem, text]);

/** The first step is a root, of which nobody is asked. */
export const edgeQuestions = (steps: number): number => VOTES * Math.max(0, steps - 1);

export const edgesCost = ({ problem }: ReadRequest, steps: readonly TextStep[]): Cost => ({ questions: edgeQuestions(steps.length), tokens: tokensIn(VOTES * attachLength(problem, steps)) });

export const edgesJob = (of: ReadRequest, steps: readonly TextStep[]): Job<readonly Attachment[]> => ({
  subject: edgesSubject(of),
  of: edgeQuestions(steps.length),
  schema: SCHEMA,
  work: (by, ask, signal) => attachSteps(steps, promptedAttacher(by, of.problem, ask), { votes: VOTES, signal }),
  says: (text) => readAttachment(text) !== null,
  isNothing: (attached) => attached.slice(1).every(({ invalid }) => invalid === VOTES),
});
