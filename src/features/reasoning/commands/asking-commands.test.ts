/** Which commands of asking there are, where nobody is chosen, where nothing can be asked about, where a text or a pair is shown, and while it is asked; and what each does. */
import { expect, it } from 'vitest';
import type { PageAsks } from '../asked/asks.ts';
import { NOTHING_ASKED } from '../asked/asking.ts';
import { CHOSEN } from '../gallery/example-asks.ts';
import { CHOICES, PASTED } from '../gallery/example-texts.ts';
import { readForPage } from '../paste/read-message.ts';
import { createReasoningSession, type ReasoningState } from '../session/reasoning-session.ts';
import { ASKING_COMMANDS } from './asking-commands.ts';

const read = async (name: 'guessed' | 'written'): Promise<Partial<ReasoningState>> => ({ screen: 'paste', model: CHOSEN, reading: { kind: 'read', reply: await readForPage(PASTED[name]), of: PASTED[name], f1: null } });
const asking = { ...NOTHING_ASKED, phase: 'asking' } as const;

/** What they do, one after another. */
function done(state: Partial<ReasoningState>): readonly string[] {
  const calls: string[] = [];
  const note = (name: string) => (): undefined => { calls.push(name); };
  const asks: PageAsks = { edges: async () => note('edges')(), verdicts: async ({ a }) => note(`verdicts of ${a.text.length} signs`)(), stopEdges: note('stop edges'), stopVerdicts: note('stop verdicts'), hang: note('hang'), setUp: note('set up') };
  const desk = { session: createReasoningSession(state).getState(), watch: { start: null, stop: () => undefined }, asks };
  for (const { possible, perform } of ASKING_COMMANDS) if (possible(desk)) perform(desk);
  return calls;
}

it('a model can be set up anywhere, and asked by nobody who chose none', async () => {
  expect(done({})).toEqual(['set up']);
  expect(done({ model: CHOSEN })).toEqual(['set up']);
  const { model: _, ...nobody } = await read('guessed');
  expect(done(nobody)).toEqual(['set up']);
  expect(done({ screen: 'compare' })).toEqual(['set up']);
});

it('it is asked about a text whose edges are guessed, once at a time', async () => {
  const guessed = await read('guessed');
  expect(done(guessed)).toEqual(['set up', 'edges']);
  expect(done(await read('written'))).toEqual(['set up']);
  expect(done({ ...guessed, screen: 'trace' })).toEqual(['set up']);
  expect(done({ ...guessed, edges: asking })).toEqual(['set up', 'stop edges']);
});

it('it judges a pair that there is', () => {
  expect(done({ screen: 'compare', model: CHOSEN })).toEqual(['set up', expect.stringMatching(/^verdicts of \d+ signs$/)]);
  expect(done({ screen: 'compare', model: CHOSEN, choice: CHOICES.noPair })).toEqual(['set up']);
});

it('it is stopped from any screen', () => {
  expect(done({ edges: asking, verdicts: asking })).toEqual(['set up', 'stop edges', 'stop verdicts']);
});
