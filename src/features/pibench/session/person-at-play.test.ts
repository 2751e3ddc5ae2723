/** A person's turn: asked for once, settled by what they do, given back when they stop. */
import { expect, it } from 'vitest';
import type { AgentRequest } from '#core/pibench/agents/agent.ts';
import type { HiddenIntent } from '#core/pibench/task.ts';
import { personAgent, personJudge, type PersonTurn } from './person-at-play.ts';

const TURN = { message: 'Here it is.', files: {}, tools: [], userSaid: [] };
const intents = ['a', 'b', 'c'].map((id) => ({ id }) as HiddenIntent);

function page(): { turns: (PersonTurn | null)[]; ask: (turn: PersonTurn | null) => void } {
  const turns: (PersonTurn | null)[] = [];
  return { turns, ask: (turn) => turns.push(turn) };
}

it('as the agent: what they write is the answer', async () => {
  const { turns, ask } = page();
  const answer = personAgent(ask).respond({} as AgentRequest, new AbortController().signal);
  const [turn] = turns;
  if (turn?.kind === 'answer') turn.answer('Forty bolts.');
  expect(await answer).toEqual({ text: 'Forty bolts.' });
  expect(turns).toEqual([turn, null]);
});

it('as the user: one look settles what was done and what was asked', async () => {
  const { turns, ask } = page();
  const judge = personJudge(ask);
  const satisfied = judge.satisfied(TURN, intents);
  const [turn] = turns;
  if (turn?.kind === 'judge') turn.judge(new Set(['a']), new Set(['c']));
  expect((await satisfied).map(({ yes }) => yes)).toEqual([true, false, false]);
  expect((await judge.asked(TURN, intents.slice(1))).map(({ yes, style }) => [yes, style])).toEqual([[false, null], [true, 'clarify']]);
});

it('stopping lets both go', async () => {
  for (const start of [(ask: (turn: PersonTurn | null) => void, signal: AbortSignal) => personAgent(ask).respond({} as AgentRequest, signal), (ask: (turn: PersonTurn | null) => void, signal: AbortSignal) => personJudge(ask).satisfied(TURN, intents, signal)]) {
    const { turns, ask } = page();
    const stop = new AbortController();
    const waits = start(ask, stop.signal);
    stop.abort();
    await expect(waits).rejects.toThrow();
    expect(turns.at(-1)).toBeNull();
  }
});
