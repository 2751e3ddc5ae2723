/** Verdicts of the rule judge: where a detector may hold, what counts as a targeted question and of which style, and what it cannot judge. */
import { describe, expect, it } from 'vitest';
import type { JudgedTurn } from '../judge.ts';
import type { Criterion, HiddenIntent } from '../task.ts';
import { RULE_JUDGE, askedByRules, criteriaByRules, satisfiedByRules } from './rule-judge.ts';

const turn = (message: string, more: Partial<JudgedTurn> = {}): JudgedTurn => ({ message, files: {}, tools: [], userSaid: [], ...more });
const INTENT: HiddenIntent = {
  id: 'delta', content: '', provided: false, kind: null, source: null, spoken: null, part: null, examples: null,
  does: { all: [{ says: { topic: 'pond', detail: 'change' } }] }, asks: { topic: ['pond', 'count'], aspect: ['change', 'last visit', 'compar'] },
};
const asked = (message: string) => askedByRules(turn(message), [INTENT])[0]!;

describe('the rule judge', () => {
  it('finds it in the message or in a file, and points there', () => {
    expect(satisfiedByRules(turn('Each **pond** with its change.'), [INTENT])[0]).toEqual({ yes: true, evidence: [{ start: 7, end: 11 }, { start: 23, end: 29 }] });
    expect(satisfiedByRules(turn('Done.', { files: { 'a.md': 'pond change' } }), [INTENT])[0]!.evidence[0]).toEqual({ start: 0, end: 4, file: 'a.md' });
    expect(satisfiedByRules(turn('I looked at the pond.'), [INTENT])[0]).toEqual({ yes: false, evidence: [] });
  });

  it('counts no question and no echo as done', () => {
    expect(satisfiedByRules(turn('Should I add each pond with its change?'), [INTENT])[0]!.yes).toBe(false);
    const said = 'I want each pond with its change in a table.';
    expect(satisfiedByRules(turn(`You wrote: "${said}"`, { userSaid: [said] }), [INTENT])[0]!.yes).toBe(false);
    expect(satisfiedByRules(turn(`You wrote: "${said}"`), [INTENT])[0]!.yes).toBe(true);
  });

  it('asks only with a topic and an aspect in one question', () => {
    expect(asked('Should each pond come with its change?').yes).toBe(true);
    expect(asked('Which pond first? And what is the change?').yes).toBe(false);
    expect(asked('Each pond comes with its change. Is it Friday?').yes).toBe(false);
    expect(asked('Please tell me about each pond:\n- the date\n- the change').yes).toBe(true);
    expect(asked('I can show the change of each pond if you like.').yes).toBe(true);
  });

  it.each(['Anything else about the pond counts or their change?', 'Do you have any preferences for the count and change?', 'Does this look okay for pond change?',
    'Let me know if you want anything more on pond change.', 'Would you like any changes to the pond counts?'])('knows a generic question: %s', (message) => { expect(asked(message).yes).toBe(false); });

  it.each([
    ['Should each pond come with its change?', 'clarify'], ['How should I compare the ponds?', 'clarify'], ['Should the pond count come with the change or without?', 'options'],
    ['Which pond change do you prefer?\n1. in all\n2. by visit', 'options'], ['Shall I give the change of each pond; unless you say no, I will?', 'options'],
  ])('style of %s', (message, style) => { expect(asked(message)).toMatchObject({ yes: true, style }); });

  it('says that it could not judge what has no detector', () => {
    const bare = { ...INTENT, does: null, asks: null };
    const criterion: Criterion = { text: '', weight: 1, rule: null };
    expect(satisfiedByRules(turn('x'), [bare, INTENT]).map(({ failed }) => failed)).toEqual([true, undefined]);
    expect(askedByRules(turn('x'), [bare])).toEqual([{ yes: false, evidence: [], failed: true, style: null }]);
    expect(criteriaByRules(turn('x'), [criterion])[0]!.failed).toBe(true);
  });

  it('answers at once behind the interface of all judges', async () => {
    expect(RULE_JUDGE.name).toBe('rules');
    expect((await RULE_JUDGE.satisfied(turn('pond change'), [INTENT]))[0]!.yes).toBe(true);
    expect((await RULE_JUDGE.asked(turn('pond change'), [INTENT]))[0]!.yes).toBe(false);
    expect(await RULE_JUDGE.criteria(turn('pond'), [{ text: '', weight: 1, rule: { all: [{ count: { re: 'pond' } }] } }])).toEqual([{ yes: true, evidence: [{ start: 0, end: 4 }] }]);
  });
});
