/** Whoever begins with it begins with a task that holds. */
import { expect, it } from 'vitest';
import { checkDraft } from '#core/pibench/check/check-draft.ts';
import { tryReply } from '#core/pibench/rules/try-reply.ts';
import { SAMPLE_REPLY, SAMPLE_TASK } from './sample-task.ts';

it('the sample has no fault, and its reply does one thing and asks about the other', () => {
  const { task, faults } = checkDraft(SAMPLE_TASK);
  expect(faults).toEqual([]);
  expect(tryReply(task!, SAMPLE_REPLY, null).intents.map(({ did, asked }) => [did.yes, asked.yes])).toEqual([[true, false], [false, true]]);
});
