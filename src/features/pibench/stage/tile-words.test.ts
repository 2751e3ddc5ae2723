/** What is hidden says nothing but that it waits, until it is known or the author looks; a session that taught it is named, with logins masked. */
import { describe, expect, it } from 'vitest';
import { LoginMask } from '#core/pibench/exchange/login-mask.ts';
import { simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun } from '#core/pibench/simulated-pibench-run.ts';
import { pibenchStrings } from '../pibench-strings.ts';
import { threadOf, tileWords } from './tile-words.ts';

const intents = simulatedPersona.tasks.flatMap((task) => task.intents).filter(({ provided }) => !provided);
const asked = { to: 'asked', turn: 3, evidence: [], style: 'options' } as const;

describe('a tile', () => {
  it('hides its words and its origin until it is known', () => {
    for (const intent of intents) {
      const thread = threadOf(simulatedPersona, simulatedPibenchRun.events, intent, null);
      expect(tileWords(intent, null, thread, false)).toEqual({ state: 'pending', facts: [], content: null, origin: [], learnt: null });
      expect(tileWords(intent, null, thread, true).content).toBe(intent.content);
    }
  });
  it('says how it came to its state, and what was given from the beginning', () => {
    expect(tileWords(intents[0]!, asked, null, false)).toMatchObject({ state: 'asked', facts: [pibenchStrings.board.turn(3), pibenchStrings.board.style.options], content: intents[0]!.content });
    expect(tileWords({ ...intents[0]!, provided: true }, null, null, false)).toMatchObject({ facts: [pibenchStrings.board.given], content: intents[0]!.content });
  });
});

describe('a thread', () => {
  const carried = intents.find(({ source }) => source?.from === 'session')!;
  it('leads to where an intent was first learnt', () => {
    const thread = threadOf(simulatedPersona, simulatedPibenchRun.events, carried, null)!;
    expect(thread.played?.session).toBe(0);
    expect(tileWords(carried, asked, thread, false)).toMatchObject({ learnt: pibenchStrings.board.learnt(1, thread.title) });
  });
  it('masks a login in the title of the session that taught it', () => {
    const secret = 'Low-Water-7';
    const persona = { tasks: simulatedPersona.tasks.map((task) => ({ ...task, title: `The password is ${secret}.` })) };
    const mask = new LoginMask([`My account for the mail is tove@choir.example, the password is ${secret}.`]);
    expect(threadOf(persona, simulatedPibenchRun.events, carried, mask)!.title).not.toContain(secret);
  });
});
