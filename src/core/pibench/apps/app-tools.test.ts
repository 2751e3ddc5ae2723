/** The small apps: what each call does, what it refuses, ids that count from 1, and nothing changed by a call that failed. */
import { describe, expect, it } from 'vitest';
import { callTool, describeTools, TOOL_NAMES, type AppState } from './app-tools.ts';

const EMPTY: AppState = {
  data: {
    mail: { inbox: [{ id: 'm1', from: 'Ann <ann@hall.example>', subject: 'Keys', date: '2027-03-01', body: 'Who has the keys?' }], drafts: [], sent: [], archive: [] },
    calendar: [{ id: 'e1', title: 'Walk', date: '2027-03-04', start: '09:00', end: '10:00' }],
    tasks: [{ id: 't1', title: 'Buy rope', list: 'shop' }],
    notes: [{ title: 'Doors', text: 'Left one sticks.' }],
  },
  files: { 'a.md': 'A' },
  made: { draft: 0, event: 0, task: 0 },
};

function calls(...list: readonly [string, Record<string, unknown>][]): { results: string[]; failed: boolean[]; state: AppState } {
  let state = EMPTY;
  const outcomes = list.map(([name, args]) => {
    const outcome = callTool(state, { name, args });
    state = outcome.state;
    return outcome;
  });
  return { results: outcomes.map(({ result }) => result), failed: outcomes.map(({ failed }) => failed), state };
}

describe('mail', () => {
  it('a draft is written, changed, sent; it is nowhere else then', () => {
    const { state, failed } = calls(['mail__create_draft', { to: 'bo@x.example', subject: 'Hi', body: 'a' }], ['mail__update_draft', { id: 'draft-1', body: 'b' }], ['mail__send', { id: 'draft-1' }], ['mail__send', { id: 'draft-1' }]);
    expect(failed).toEqual([false, false, false, true]);
    expect(state.data.mail).toMatchObject({ drafts: [], sent: [{ id: 'draft-1', to: 'bo@x.example', subject: 'Hi', body: 'b' }] });
  });
  it('reads, searches, lists, archives', () => {
    const { results, state } = calls(['mail__search', { query: 'KEYS' }], ['mail__read', { id: 'm1' }], ['mail__archive', { id: 'm1' }], ['mail__list', {}], ['mail__list', { folder: 'archive' }], ['mail__list', { folder: 'spam' }]);
    expect(results[0]).toContain('m1');
    expect(results[1]).toContain('Who has the keys?');
    expect(results.slice(3)).toEqual(['No mail here.', expect.stringContaining('m1'), 'Folders are inbox, drafts, sent and archive.']);
    expect(state.data.mail.inbox).toEqual([]);
  });
});

describe('calendar, tasks, notes, files', () => {
  it('adds with ids from 1, lists within dates in order, moves, cancels', () => {
    const { results, state } = calls(['calendar__add', { title: 'Tea', date: '2027-03-03', start: '10:00', end: '10:20', people: ['Ann', 'Bo'] }], ['calendar__list', { from: '2027-03-03', to: '2027-03-04' }], ['calendar__move', { id: 'e1', date: '2027-03-09', start: '09:00', end: '10:00' }], ['calendar__cancel', { id: 'event-1' }]);
    expect(results[1]!.split('\n').map((line) => line.split(' | ')[0])).toEqual(['event-1', 'e1']);
    expect(state.data.calendar).toMatchObject([{ id: 'e1', date: '2027-03-09' }]);
  });
  it('tasks and notes', () => {
    const { state } = calls(['tasks__add', { title: 'Call', due: '2027-03-05' }], ['tasks__update', { id: 'task-1', list: 'today' }], ['tasks__complete', { id: 't1' }], ['notes__append', { title: 'Doors', text: 'Oil it.' }], ['notes__append', { title: 'New', text: 'x' }], ['notes__write', { title: 'New', text: 'y' }]);
    expect(state.data.tasks).toMatchObject([{ id: 't1', done: true }, { id: 'task-1', list: 'today', due: '2027-03-05' }]);
    expect(state.data.notes).toEqual([{ title: 'Doors', text: 'Left one sticks.\nOil it.' }, { title: 'New', text: 'y' }]);
  });
  it('a path stays inside the workspace', () => {
    for (const path of ['../b', '/etc/x', '', 'a/../../b', '__proto__']) expect(calls(['files__write', { path, text: '' }]).failed).toEqual([true]);
    expect(calls(['files__write', { path: 'd/b.md', text: 'B' }], ['files__list', {}], ['files__read', { path: 'nope' }]).results.slice(1)).toEqual(['a.md\nd/b.md', 'There is no file nope.']);
  });
});

describe('bad calls change nothing', () => {
  it.each([['no__tool', {}], ['toString', {}], ['mail__read', {}], ['mail__read', { id: { a: 1 } }], ['tasks__complete', { id: 'zz' }]] as const)('%s %o', (name, args) => {
    const { result, failed, state } = callTool(EMPTY, { name, args });
    expect([failed, state]).toEqual([true, EMPTY]);
    expect(result).toMatch(/\.$/);
  });
});

it('describes what it is asked for, and knows no others', () => {
  expect(describeTools(['mail__send', 'amazon__buy']).map(({ name }) => name)).toEqual(['mail__send']);
  expect(describeTools(TOOL_NAMES)).toHaveLength(TOOL_NAMES.length);
});
