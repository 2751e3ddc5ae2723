/** One reply as message and as file; what has no detector says so instead of no. */
import { describe, expect, it } from 'vitest';
import { simulatedPersona } from '../simulated-pibench-persona.ts';
import type { Task } from '../task.ts';
import { tryReply } from './try-reply.ts';

const [plain] = simulatedPersona.tasks as readonly [Task];
const TASK: Task = {
  ...plain,
  intents: [{ ...plain.intents[0]!, does: { all: [{ near: { a: 'room', b: '4', within: 2 } }] }, asks: { topic: ['room'], aspect: ['which'] } }, plain.intents[1]!],
  criteria: [{ text: 'Says Thursday.', weight: 1, rule: { all: [{ file: { path: 'notice.md', all: [{ count: { re: 'thursday' } }] } }] } }],
};

describe('a reply, tried', () => {
  it('does one thing, at a place that can be shown', () => {
    const { intents, criteria } = tryReply(TASK, 'We meet in room 4.', null);
    expect(intents[0]).toMatchObject({ did: { yes: true }, asked: { yes: false } });
    expect(intents[0]!.did.evidence.map(({ start, end }) => 'We meet in room 4.'.slice(start, end))).toEqual(['room', '4']);
    expect(criteria).toMatchObject([{ yes: false }]);
  });

  it('asks, and has no detector to be judged by', () => {
    const { intents } = tryReply(TASK, 'Which room is it?', null);
    expect(intents[0]).toMatchObject({ did: { yes: false }, asked: { yes: true } });
    expect(intents[1]).toMatchObject({ did: { yes: false, failed: true }, asked: { failed: true } });
  });

  it('is a file', () => {
    const { intents, criteria } = tryReply(TASK, 'Room 4, Thursday', 'notice.md');
    expect(intents[0]!.did).toMatchObject({ yes: true, evidence: [{ file: 'notice.md' }, { file: 'notice.md' }] });
    expect(criteria).toMatchObject([{ yes: true }]);
  });
});
