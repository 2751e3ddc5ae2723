/** A draft in every state between an empty page and a task: faults have a line, and a text that is no task never throws. */
import { describe, expect, it } from 'vitest';
import { checkDraft } from './check-draft.ts';

const task = (intent: string, more = ''): string => `schema_version: v2
task_id: choir_task_01
user_id: choir
title: A notice
intent:
  initial_input: Could you write the notice?
  hidden_intent:
    - content: Say the room first.
      x_id: room
${intent}${more}`;
const DETECTOR = `      x_examples: {does: [We meet in room 4.], does_not: [There is a room.], asks: [Which room should it name?], asks_not: [Anything else?]}
      x_do: {all: [{near: {a: room, b: '4', within: 2}}]}
      x_ask: {topic: [room], aspect: [which, name]}
`;

describe('a task while it is written', () => {
  it('holds', () => {
    expect(checkDraft(task(DETECTOR))).toMatchObject({ faults: [], task: { id: 'choir_task_01', intents: [{ id: 'room' }] } });
  });

  it.each([['nothing yet', ''], ['no map', '- a'], ['an open quote', `${task('')}title: "x`], ['another version', task('').replace('v2', 'v1')], ['nests without end', '['.repeat(5000)]])('says what is wrong: %s', (_, text) => {
    const { task: none, faults } = checkDraft(text);
    expect(none).toBeNull();
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every(({ kind }) => kind === 'broken')).toBe(true);
  });

  it('a wrong version stands on its line', () => {
    expect(checkDraft(task('').replace('v2', 'v1')).faults[0]).toMatchObject({ line: 1, kind: 'broken' });
  });

  it('a detector that does not do what its example says is told at the detector', () => {
    const { task: read, faults } = checkDraft(task(DETECTOR.replace(`b: '4'`, `b: '9'`)));
    expect(read).not.toBeNull();
    expect(faults[0]).toMatchObject({ line: 11, kind: 'unsure' });
    expect(faults[0]!.sentence).toContain('room: x_do does not hold');
  });

  it('two intents of one name are told at the second', () => {
    const { faults } = checkDraft(task('', '    - {content: Sign it., x_id: room}\n'));
    expect(faults).toMatchObject([{ line: 10, kind: 'broken' }]);
  });
});
