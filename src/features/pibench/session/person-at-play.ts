/**
 * The visitor as the agent, or as the user (pibench.md 8.4): both are a promise that the page keeps. As the agent they write each answer themselves;
 * as the user they say of each answer which wishes it met and which it asked about, and the state machine says the rest.
 */
import type { Agent, AgentRequest } from '#core/pibench/agents/agent.ts';
import type { AskVerdict, Judge, JudgedTurn, Verdict } from '#core/pibench/judge.ts';
import { criteriaByRules } from '#core/pibench/rules/rule-judge.ts';
import type { HiddenIntent } from '#core/pibench/task.ts';

/** What the page is waiting for a person to do; null: nothing. */
export type PersonTurn =
  | { readonly kind: 'answer'; readonly request: AgentRequest; readonly answer: (text: string) => void }
  | { readonly kind: 'judge'; readonly message: string; readonly intents: readonly HiddenIntent[]; readonly judge: (did: ReadonlySet<string>, asked: ReadonlySet<string>) => void };

type Ask = (turn: PersonTurn | null) => void;

/** Resolves with what the person did, or rejects when they stop. */
function waitFor<Given>(ask: Ask, signal: AbortSignal, turn: (done: (given: Given) => void) => PersonTurn): Promise<Given> {
  return new Promise<Given>((resolve, reject) => {
    const end = (): void => {
      signal.removeEventListener('abort', stop);
      ask(null);
    };
    const stop = (): void => {
      end();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop);
    ask(turn((given) => {
      end();
      resolve(given);
    }));
  });
}

export const personAgent = (ask: Ask): Agent => ({
  spec: { kind: 'person' },
  respond: (request, signal) => waitFor(ask, signal, (answer) => ({ kind: 'answer', request, answer: (text) => answer({ text }) })),
});

export const PERSON_JUDGE = 'a person';

/** One look at each answer settles both questions. Criteria are judged by rules, if there are any. */
export function personJudge(ask: Ask): Judge {
  let asked: ReadonlySet<string> = new Set();
  const verdict = (yes: boolean): Verdict => ({ yes, evidence: [] });
  return {
    name: PERSON_JUDGE,
    satisfied: async ({ message }: JudgedTurn, intents: readonly HiddenIntent[], signal = new AbortController().signal) => {
      const did = await waitFor<ReadonlySet<string>>(ask, signal, (done) => ({ kind: 'judge', message, intents, judge: (yes, questions) => {
        asked = questions;
        done(yes);
      } }));
      return intents.map(({ id }) => verdict(did.has(id)));
    },
    asked: async (_: JudgedTurn, intents: readonly HiddenIntent[]): Promise<AskVerdict[]> => intents.map(({ id }) => ({ ...verdict(asked.has(id)), style: asked.has(id) ? 'clarify' : null })),
    criteria: async (turn, criteria) => criteriaByRules(turn, criteria),
  };
}
