/** A pass goes on whoever looks, keeps what it has when it fails, and stops by hand, with what it was begun under, with its permission, and when another run takes the stage. */
import { expect, it } from 'vitest';
import type { Judge } from '#core/pibench/judge.ts';
import { simulatedPersona } from '#core/pibench/simulated-pibench-persona.ts';
import { simulatedPibenchRun as run } from '#core/pibench/simulated-pibench-run.ts';
import { createPibenchSession } from './pibench-session.ts';
import { SecondJudge } from './second-judge.ts';

const NO = { yes: false, evidence: [] };
const noWait = async (): Promise<void> => undefined;
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** `falls`: at which question it breaks. */
function judge(falls = Infinity) {
  let asked = 0;
  const say = async (items: readonly unknown[]) => {
    asked += 1;
    if (asked === falls) throw new Error('it broke');
    await soon();
    return items.map(() => ({ ...NO, style: null }));
  };
  const one: Judge = { name: 'slow', satisfied: async (_, items) => say(items), asked: async (_, items) => say(items), criteria: async (_, items) => say(items) };
  return { one, asked: () => asked };
}

function at() {
  const stage = createPibenchSession({ run });
  return { stage, second: new SecondJudge(stage, noWait) };
}

it('comes to its end, and what it said is there', async () => {
  const { second } = at();
  await second.start(run, simulatedPersona, judge().one, null);
  expect(second.store.getState()).toMatchObject({ asking: null, fault: null });
  expect(second.store.getState().pairs.length).toBeGreaterThan(0);
});

it('keeps what it has where the judge breaks, and says why', async () => {
  const { second } = at();
  await second.start(run, simulatedPersona, judge(9).one, null);
  expect(second.store.getState()).toMatchObject({ asking: null, fault: 'it broke' });
  expect(second.store.getState().pairs.length).toBeGreaterThan(0);
});

it.each([
  ['by hand', ({ second }: ReturnType<typeof at>) => second.stop()],
  ['as its consent is withdrawn', (_: ReturnType<typeof at>, under: AbortController) => under.abort()],
  ['as the permission for the run is', ({ second }: ReturnType<typeof at>) => second.allow(false)],
  ['as another run takes the stage', ({ stage }: ReturnType<typeof at>) => stage.getState().open({ ...run })],
])('stops %s: nothing more is asked', async (_, act) => {
  const [place, under, slow] = [at(), new AbortController(), judge()];
  const pass = place.second.start(run, simulatedPersona, slow.one, under.signal);
  await soon();
  act(place, under);
  const before = slow.asked();
  await pass;
  await soon();
  expect(slow.asked()).toBe(before);
  expect(place.second.store.getState()).toMatchObject({ asking: null, fault: null });
});

it('another run starts with nothing of the one before it, its permission neither', async () => {
  const { stage, second } = at();
  second.allow(true);
  await second.start(run, simulatedPersona, judge().one, null);
  stage.getState().open({ ...run });
  expect(second.store.getState()).toEqual({ pairs: [], asking: null, fault: null, allowed: false });
});
