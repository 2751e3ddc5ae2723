/** What is opened last counts, what fails says why, and what was forgotten is gone: its consent too. What was begun under either ends with it, and only with it. */
import { describe, expect, it } from 'vitest';
import { heldFolder } from '#core/pibench/read/folder.ts';
import { OpenedSet } from './opened-set.ts';
import type { OpenedFolder } from './opened-folder.ts';
import { ZipFault } from './zip-folder.ts';

const opened = (name: string, files: Readonly<Record<string, string>>): OpenedFolder => ({ folder: heldFolder(name, files), leftOut: { hidden: 0, outside: 0, full: false } });
const TASKS = { 'ada/profile.yaml': 'schema_version: v2\nuser_id: ada\nrole: Sorts.\n', 'ada/episode.yaml': 'schema_version: v2\nepisode_id: e\nuser_id: ada\ntasks: []\n' };
const OUTPUTS = { 'm/ada/t/history/20270101_120000-messages.jsonl': '' };

function set() {
  const [read, outputs]: [(string | null)[], string[]] = [[], []];
  return { set: new OpenedSet({ onRead: (one) => read.push(one?.dataset.name ?? null), onOutputs: ({ name }) => outputs.push(name) }), read, outputs };
}

describe('what the visitor opened', () => {
  it('is read, and forgotten', async () => {
    const { set: one, read } = set();
    await one.open('copy', async () => opened('copy', TASKS));
    one.consent(true);
    expect(one.store.getState()).toMatchObject({ opened: { kind: 'open', outputs: false }, consent: true });
    one.forget();
    expect(one.store.getState()).toEqual({ opened: { kind: 'none' }, consent: false });
    expect(read).toEqual([null, 'copy', null]);
  });

  it.each([
    ['withdrawn', (one: OpenedSet) => one.consent(false), { life: false, consented: true }],
    ['given once more', (one: OpenedSet) => one.consent(true), { life: false, consented: false }],
    ['forgotten', (one: OpenedSet) => one.forget(), { life: true, consented: true }],
    ['replaced', (one: OpenedSet) => void one.open('other', () => new Promise(() => undefined)), { life: true, consented: true }],
  ])('%s: what ends, and that what comes next is not over', async (_, act, ended) => {
    const { set: one } = set();
    await one.open('copy', async () => opened('copy', TASKS));
    one.consent(true);
    const [life, consented] = [one.life, one.consented];
    act(one);
    expect({ life: life.aborted, consented: consented.aborted }).toEqual(ended);
    expect([one.life.aborted, one.consented.aborted]).toEqual([false, false]);
  });

  it('names what was refused by its path among what could not be read, and knows a zip', async () => {
    const { set: one } = set();
    await one.open('copy', async () => ({ ...opened('copy', TASKS), leftOut: { hidden: 0, outside: 1, refused: ['../../x'], full: false }, zip: true }));
    expect(one.store.getState().opened).toMatchObject({ kind: 'open', zip: true, read: { faults: [{ file: '../../x', line: null, sentence: expect.stringContaining('out of the folder') as string }, { file: 'ada/tools.yaml' }] } });
  });

  it('hands outputs on', async () => {
    const { set: one, outputs } = set();
    await one.open('outputs', async () => opened('outputs', OUTPUTS));
    expect(one.store.getState().opened).toMatchObject({ kind: 'open', read: null });
    expect(outputs).toEqual(['outputs']);
  });

  it('the later one counts, though it is ready first', async () => {
    const { set: one, read } = set();
    let late: (folder: OpenedFolder) => void = () => undefined;
    const slow = one.open('slow', () => new Promise((resolve) => { late = resolve; }));
    await one.open('quick', async () => opened('quick', TASKS));
    late(opened('slow', TASKS));
    await slow;
    expect(read.at(-1)).toBe('quick');
  });

  it('tells how far it is, and can be stopped: what is read then is of no use', async () => {
    const read: (string | null)[] = [];
    let stopped = false;
    const one = new OpenedSet({ onRead: (dataset) => read.push(dataset?.dataset.name ?? null), onOutputs: () => undefined }, (_, onFile, signal) => new Promise((_resolve, reject) => {
      onFile(7);
      signal.addEventListener('abort', () => { stopped = true; reject(signal.reason as Error); });
    }));
    const opening = one.open('copy', async () => opened('copy', TASKS));
    await Promise.resolve();
    expect(one.store.getState().opened).toEqual({ kind: 'reading', name: 'copy', files: 7 });
    one.forget();
    await opening;
    expect([stopped, one.store.getState().opened, read]).toEqual([true, { kind: 'none' }, [null, null]]);
  });

  it.each([['holds nothing of the sort', async () => opened('photos', { 'a.jpg': '' }), 'In photos'], ['cannot be walked', () => Promise.reject(new Error('gone')), '(gone)'], ['is no zip', () => Promise.reject(new ZipFault('No zip.')), 'No zip.']])('says so if it %s', async (_, list, said) => {
    const { set: one } = set();
    await one.open('photos', list);
    expect(one.store.getState().opened).toMatchObject({ kind: 'failed', sentence: expect.stringContaining(said) as string });
  });
});
