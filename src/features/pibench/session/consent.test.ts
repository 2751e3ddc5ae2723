/**
 * What a visitor opened, while it is let go of: nothing of it is kept, what was begun under its consent sends nothing more (on the stage, in the lab, at the
 * second judge), what is still being read comes too late, and a run that came with it is read by its own criteria and asked about by itself.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { labCells } from '#core/pibench/lab/lab-plan.ts';
import { heldFolder, type Folder } from '#core/pibench/read/folder.ts';
import { SYNTHETIC_TREE } from '#core/pibench/exchange/synthetic-tree.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint } from '#endpoint/endpoint.ts';
import { PlayedEndpoint } from '#endpoint/played-endpoint.ts';
import { PibenchRoom } from './pibench-room.ts';
import { DEFAULT_CHOICE } from './run-choice.ts';
import { scoresOf } from './scores-of.ts';
import { stagedPersona } from './staged-persona.ts';

const soon = (ms = 30): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const opening = (tree: Readonly<Record<string, string>>, slow?: (folder: Folder) => Folder) => async () => {
  const folder = heldFolder('copy', tree);
  return { folder: slow?.(folder) ?? folder, leftOut: { hidden: 0, outside: 0, full: false } };
};

let played: PlayedEndpoint;
const database = { open: vi.fn(() => ({})) };
beforeEach(() => {
  played = new PlayedEndpoint();
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    await soon(1);
    return played.fetch(url, init);
  });
  vi.stubGlobal('indexedDB', database);
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  database.open.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

async function roomWith(tree = SYNTHETIC_TREE): Promise<PibenchRoom> {
  const room = new PibenchRoom('', () => 'none');
  room.store.setState({ endpoint: new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), 'whole'), choice: { ...DEFAULT_CHOICE, agent: 'endpoint', judge: 'endpoint' } });
  await room.opened.open('copy', opening(tree));
  room.opened.consent(true);
  return room;
}

const dataset = (room: PibenchRoom) => {
  const { data } = room.store.getState();
  if (data.kind !== 'ready') throw new Error('no set');
  return data.dataset;
};

/** Begins to send text, by the stage, the lab and the second judge. */
const SENDERS = {
  stage: (room: PibenchRoom) => room.start(),
  lab: (room: PibenchRoom) => {
    const queue = room.queueOf(dataset(room));
    queue.add(labCells(dataset(room).personas, { scope: { kind: 'all' }, agents: [room.players.endpointAgent()!.spec], memories: ['none'], seeds: [1], judge: room.players.endpointJudge()!.name }));
    queue.start();
  },
  judge: async (room: PibenchRoom) => {
    await vi.waitFor(() => expect(room.store.getState().imported?.runs).toHaveLength(1));
    const { run, persona } = room.store.getState().imported!.runs[0]!;
    void room.second.start(run, persona, room.players.endpointJudge()!, room.players.textLeavesUnder());
  },
};
const ENDS = {
  'is withdrawn': (room: PibenchRoom) => room.opened.consent(false),
  'ends as the set is forgotten': (room: PibenchRoom) => room.opened.forget(),
  'ends as another is opened': (room: PibenchRoom) => void room.opened.open('other', opening({})),
};
const CASES = Object.keys(SENDERS).flatMap((sender) => Object.keys(ENDS).map((end) => [sender, end] as [keyof typeof SENDERS, keyof typeof ENDS]));

it.each(CASES)('the %s sends nothing more once the consent %s', async (sender, end) => {
  const room = await roomWith();
  await SENDERS[sender](room);
  await vi.waitFor(() => expect(played.requests.length).toBeGreaterThan(0));
  ENDS[end](room);
  const before = played.requests.length;
  await soon(120);
  // one may have been on its way
  expect(played.requests.length).toBeLessThanOrEqual(before + 1);
  expect([room.store.getState().running, room.second.store.getState().asking]).toEqual([false, null]);
});

it('runs of an opened set are kept nowhere, and forgotten with it', async () => {
  const room = await roomWith();
  const set = dataset(room);
  const queue = room.queueOf(set);
  SENDERS.lab(room);
  await vi.waitFor(() => expect(queue.store.getState().items[0]?.over).toBeGreaterThan(0), { timeout: 5000 });
  expect(database.open).not.toHaveBeenCalled();
  room.opened.forget();
  expect(queue.store.getState()).toMatchObject({ items: [], running: false });
  expect(room.queueOf(set)).not.toBe(queue);
});

it('outputs that are read while they are forgotten come too late', async () => {
  const room = new PibenchRoom('', () => 'none');
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { go = resolve; });
  const slow = (folder: Folder): Folder => ({ ...folder, text: async (path) => {
    if (path.includes('/history/')) await held;
    return folder.text(path);
  } });
  await room.opened.open('copy', opening(SYNTHETIC_TREE, slow));
  room.opened.forget();
  go();
  await soon();
  expect(room.store.getState().imported).toBeNull();
});

it('a run that came with outputs has the score of the table on the stage too, by the criteria that it was played with', async () => {
  const result = Object.keys(SYNTHETIC_TREE).find((path) => path.endsWith('_result.json'))!;
  const noted = SYNTHETIC_TREE[result]!.replaceAll('"criterion":"[tools] noted","weight":1,"score":"NO","value":0,"weighted_value":0', '"criterion":"[tools] noted","weight":1,"score":"YES","value":1,"weighted_value":1');
  expect(noted).not.toBe(SYNTHETIC_TREE[result]);
  const room = await roomWith({ ...SYNTHETIC_TREE, [result]: noted });
  await vi.waitFor(() => expect(room.store.getState().imported?.runs).toHaveLength(1));
  const imported = room.store.getState().imported!.runs[0]!;
  room.openImported(imported);
  const staged = stagedPersona(room.stage.getState(), dataset(room).personas)!;
  expect(staged).toBe(imported.persona);
  expect(imported.comp.recomputed).toBe(1);
  expect(scoresOf(staged, imported.run, imported.run.events.length)).toMatchObject({ proc: imported.proc.recomputed, comp: imported.comp.recomputed });
  room.opened.forget();
  expect(room.stage.getState()).toMatchObject({ run: null, brought: null });
});

it('a run of a file or of outputs is marked as brought, and goes to the second judge only once it is allowed by itself', async () => {
  const room = await roomWith();
  await vi.waitFor(() => expect(room.store.getState().imported?.runs).toHaveLength(1));
  const imported = room.store.getState().imported!.runs[0]!;
  room.openFile(imported.run);
  expect(room.stage.getState().brought).toEqual({ persona: null });
  room.second.allow(true);
  room.openImported({ ...imported, run: { ...imported.run } });
  expect([room.stage.getState().brought, room.second.store.getState().allowed]).toEqual([{ persona: imported.persona }, false]);
});
