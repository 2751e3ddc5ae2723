/** From a text that was read to edges that a model gave, and back to the rule's; from a pair to a verdict; nothing where nothing is shown or nobody was chosen. */
import { expect, it } from 'vitest';
import { judgeViews, writeMicroView } from '#core/reasoning/judge-views.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint } from '#endpoint/endpoint.ts';
import { PlayedEndpoint, type PlayedQuestion, type PlayedTurn } from '#endpoint/played-endpoint.ts';
import { tokensIn } from '#endpoint/token-meter.ts';
import { verdictsCost } from '../compare/verdicts-job.ts';
import { edgesCost } from '../paste/edges-job.ts';
import { readForPage, type ReadRequest } from '../paste/read-message.ts';
import { madePair } from '../session/made-thoughts.ts';
import { createReasoningSession, FIRST_CHOICE } from '../session/reasoning-session.ts';
import { NO_MODEL } from './asked-model.ts';
import { Asks } from './asks.ts';

const OF: ReadRequest = { text: 'First 2 and 3 are 5.\n\nSo 5 and 4 are 9.\n\nAlternatively, 3 and 4 are 7.\n\nThe answer is 9.', problem: 'What are 2, 3 and 4?' };
/** Everything goes back to the first step. */
const back = ({ messages }: PlayedQuestion): PlayedTurn => ({ parts: [messages.at(-1)!.content!.includes('new step:\n2:') ? '{"action":"continue","parents":[1]}' : '{"action":"backtrack","parents":[1]}'] });

async function page(script: (question: PlayedQuestion) => PlayedTurn, chosen = true) {
  const server = new PlayedEndpoint(script);
  const endpoint = new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), 'scripted');
  const store = createReasoningSession({ reading: { kind: 'read', reply: await readForPage(OF), of: OF, f1: 0.8 }, model: { ...NO_MODEL, endpoint: chosen ? endpoint : null } });
  const done: Promise<void>[] = [];
  const read = (of: ReadRequest): void => { done.push(readForPage(of).then((reply) => store.setState({ reading: { kind: 'read', reply, of, f1: 0.8 } }))); };
  const change = (model: string): void => store.setState({ model: { ...NO_MODEL, endpoint: new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), model) } });
  const asks = new Asks(store, { read }, { fetch: server.fetch, wait: async (ms) => (ms > 60_000 ? new Promise(() => undefined) : undefined) });
  const shown = async () => {
    await Promise.all(done);
    const { reading } = store.getState();
    return reading.kind === 'read' ? { edges: reading.reply.edges, parents: reading.reply.dag.steps.map(({ parents }) => parents) } : null;
  };
  return { server, store, asks, shown, change };
}

it('hangs the text that is shown by what the model said, and by the rule again', async () => {
  const { server, store, asks, shown } = await page(back);
  const byRule = await shown();
  expect(byRule).toMatchObject({ edges: 'guessed' });
  await asks.edges();
  expect(await shown()).toEqual({ edges: 'asked', parents: [[], [1], [1], [1]] });
  expect(store.getState().edges).toMatchObject({ phase: 'done', answered: 9, of: 9 });
  expect(server.requests).toHaveLength(9);
  expect(server.requests[0]!.question).toMatchObject({ response_format: { type: 'json_schema' }, temperature: 0.7 });
  expect(new Set(server.requests.slice(0, 3).map(({ question }) => question!.seed)).size).toBe(3);
  asks.hang('guessed');
  expect(await shown()).toEqual(byRule);
  asks.hang('asked');
  expect(await shown()).toMatchObject({ edges: 'asked' });
});

it('shows one model’s edges as its own until another’s are there', async () => {
  let script = back;
  const { server, store, asks, shown, change } = await page((question) => script(question));
  const by = (): string | undefined => { const { reading } = store.getState(); return reading.kind === 'read' ? reading.of.asked?.by : undefined; };
  await asks.edges();
  const first = await shown();
  server.offline = true;
  change('whole');
  await asks.edges();
  expect(store.getState().edges.phase).toBe('failed');
  expect([await shown(), by()]).toEqual([first, 'scripted (localhost:8080)']);
  asks.hang('guessed');
  await shown();
  asks.hang('asked');
  expect([await shown(), by()]).toEqual([first, 'scripted (localhost:8080)']);
  server.offline = false;
  script = () => ({ parts: ['{"action":"continue"}'] });
  await asks.edges();
  expect([(await shown())?.parents, by()]).toEqual([[[], [1], [2], [3]], 'whole (localhost:8080)']);
});

it('counts nonsense as going on, and nonsense alone as no answer', async () => {
  const { server, store, asks, shown } = await page((question) => (question.messages.at(-1)!.content!.includes('new step:\n4:') ? back(question) : { parts: ['Certainly! I would love to help.'] }));
  await asks.edges();
  expect(await shown()).toEqual({ edges: 'asked', parents: [[], [1], [2], [1]] });
  expect(store.getState().edges.made?.result.map(({ invalid }) => invalid)).toEqual([0, 3, 3, 0]);
  const nonsense = await page(() => ({ parts: ['{"action":"dance","parents":"all"}'] }));
  await nonsense.asks.edges();
  await nonsense.asks.verdicts(madePair(FIRST_CHOICE)!);
  expect(await nonsense.shown()).toMatchObject({ edges: 'guessed' });
  expect([nonsense.store.getState().edges, nonsense.store.getState().verdicts].map(({ phase, made }) => [phase, made])).toEqual([['failed', null], ['failed', null]]);
  expect(server.requests).toHaveLength(9);
});

it('leaves a text alone that was read meanwhile', async () => {
  const { store, asks, shown } = await page(back);
  const asked = asks.edges();
  const other: ReadRequest = { text: 'a\n\nb', problem: '' };
  store.setState({ reading: { kind: 'read', reply: await readForPage(other), of: other, f1: 0.8 } });
  await asked;
  expect(await shown()).toMatchObject({ edges: 'guessed' });
});

it('has a pair judged, 24 questions, of which each sees both views and no score', async () => {
  const { server, store, asks } = await page(() => ({ parts: ['{"winner":"first","reason":"It is shorter.","first":[],"second":[2]}'] }));
  await asks.verdicts(madePair(FIRST_CHOICE)!);
  expect(server.requests).toHaveLength(24);
  // whoever is shown first wins: that is no verdict
  expect(store.getState().verdicts).toMatchObject({ phase: 'done', made: { result: { kind: 'order', overall: 'tie' } } });
  const { a, b } = madePair(FIRST_CHOICE)!;
  const shown = server.requests.map(({ question }) => question!.messages.at(-1)!.content!);
  const [macro, micro] = [shown.filter((text) => text.includes('; depth ')), shown.filter((text) => !text.includes('; depth '))];
  expect([macro.length, micro.length]).toEqual([12, 12]);
  for (const text of micro) for (const { thought } of [a, b]) expect(text).toContain(JSON.stringify(writeMicroView(judgeViews(thought.dag).micro)));
  for (const text of shown) for (const score of Object.values(a.thought.scored.scores)) if (!Number.isInteger(score)) expect(text).not.toContain(String(score));
});

it('tells beforehand how much there is to read: of a pair what is sent, of a text what is sent of one whose steps go on from each other', async () => {
  const sent = ({ requests }: PlayedEndpoint): number => requests.flatMap(({ question }) => question!.messages).reduce((sum, { content }) => sum + content!.length, 0);
  const of = await page(() => ({ parts: ['{"action":"continue"}'] }));
  await of.asks.edges();
  expect(edgesCost(OF, (await readForPage(OF)).dag.steps)).toEqual({ questions: of.server.requests.length, tokens: tokensIn(sent(of.server)) });
  const pair = madePair(FIRST_CHOICE)!;
  const judged = await page(() => ({ parts: ['{"winner":"tie"}'] }));
  await judged.asks.verdicts(pair);
  expect(verdictsCost(pair)).toEqual({ questions: judged.server.requests.length, tokens: tokensIn(sent(judged.server)) });
});

it('asks nobody where nobody was chosen, and nothing where nothing is shown', async () => {
  const { server, store, asks } = await page(back, false);
  await asks.edges();
  await asks.verdicts(madePair(FIRST_CHOICE)!);
  asks.hang('asked');
  store.setState({ reading: { kind: 'none' } });
  asks.hang('guessed');
  await asks.edges();
  expect(server.requests).toEqual([]);
  expect(store.getState().edges.phase).toBe('idle');
  asks.setUp();
  expect(store.getState().model.settingUp).toBe(true);
});
