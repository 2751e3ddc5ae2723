/** The table of pibench.md 8.1, end to end: shipped tasks of different lengths, the real judge, the real limit; Proc and turns of six ways to answer. */
import { beforeAll, describe, expect, it } from 'vitest';
import { diskFolder } from '../../../scripts/pibench/disk-folder.ts';
import type { Agent, AgentRequest } from './agents/agent.ts';
import { answerWith, scriptedAgent } from './agents/scripted-agents.ts';
import type { PiEvent } from './events.ts';
import { playRun } from './play-run.ts';
import { readDataset } from './read/read-dataset.ts';
import { RULE_JUDGE } from './rules/rule-judge.ts';
import { runScore, type RunScore } from './score/run-score.ts';
import type { Persona } from './task.ts';

let personas: readonly Persona[];
beforeAll(async () => {
  ({ personas } = (await readDataset(diskFolder('public/pibench'), 'own')).dataset);
}, 60_000);

const script = (name: Parameters<typeof scriptedAgent>[0]['script']): Agent => scriptedAgent({ kind: 'scripted', script: name }, 1);
const saying = (text: (request: AgentRequest) => string): Agent => ({ spec: { kind: 'recorded', name: 'golden' }, respond: async (request) => ({ text: text(request) }) });

/** The n-th question in the n-th turn. */
const oneByOne = saying(({ task, turn }) => task.intents[turn - 1]?.examples!.asks[0] ?? 'Noted.');
const firstHalf = saying(({ task, turn }) => (turn > 1 ? 'Noted.' : answerWith(task, task.intents.slice(0, Math.floor(task.intents.length / 2))).map(({ text }) => text).join('\n\n')));

async function played(agent: Agent, task: string, maxTurns = 30): Promise<RunScore> {
  const events: PiEvent[] = [];
  const persona = personas.find(({ tasks }) => tasks.some(({ id }) => id === task))!;
  const plan = { dataset: { name: 'own', kind: 'own', hash: '' }, persona, tasks: [task], agent, judge: RULE_JUDGE, memory: 'none', seed: 1, maxTurns, wait: async () => undefined } as const;
  await playRun(plan, (event) => events.push(event), new AbortController().signal);
  return runScore(persona, events, maxTurns);
}

/** Of each number of intents, the first task whose intents are met by words alone: the two agents above call no tools. */
function sample(): string[] {
  const byNumber = new Map<number, string>();
  for (const { id, intents } of personas.flatMap(({ tasks }) => tasks)) {
    if (intents.every(({ part }) => part!.tools.length === 0 && part!.files.length === 0) && !byNumber.has(intents.length)) byNumber.set(intents.length, id);
  }
  expect(byNumber.size).toBeGreaterThanOrEqual(2);
  return [...byNumber.values()];
}

describe('Proc and turns', () => {
  it.each<[string, Agent, (n: number) => [covered: number, turns: number]]>([
    ['does everything at once', script('oracle'), (n) => [n, 1]],
    ['asks about everything at once', script('ask-all'), (n) => [n, 2]],
    ['asks one precise question a turn', oneByOne, (n) => [n, n + 1]],
    ['does what it is told', script('passive'), (n) => [0, n + 1]],
    ['asks whether there is anything else', script('generic-asker'), (n) => [0, n + 1]],
    ['does the first half, then what it is told', firstHalf, (n) => [Math.floor(n / 2), 1 + Math.ceil(n / 2)]],
  ])('of one who %s', async (_, agent, expected) => {
    for (const task of sample()) {
      const { intents, anticipated, asked, turns, cut } = await played(agent, task);
      expect([anticipated + asked, turns, cut]).toEqual([...expected(intents), 0]);
    }
  });
  it('beyond the limit the rest is unreached, asked about or not', async () => {
    for (const task of sample()) {
      const asking = await played(oneByOne, task, 3);
      expect(asking).toMatchObject({ asked: 3, unreached: asking.intents - 3, turns: 3, cut: 1 });
      const waiting = await played(script('passive'), task, 3);
      expect(waiting).toMatchObject({ missed: 3, unreached: waiting.intents - 3, turns: 3, cut: 1 });
    }
  });
  it('the oracle says all unasked and hears nothing more; who asks hears all in one reply', async () => {
    const [task] = sample();
    expect(await played(script('oracle'), task!)).toMatchObject({ asked: 0, userTurns: 0, firstTurnCoverage: 1 });
    expect(await played(script('ask-all'), task!)).toMatchObject({ anticipated: 0, userTurns: 1, firstTurnCoverage: 1 });
  });
});
