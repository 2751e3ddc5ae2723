/**
 * The sweep against whole runs of the scripted noisy oracle (playRun, every message written and judged at its word): the same draws, hence the same
 * states, user turns, Proc and Comp, seed by seed; both memories; what its integers add up to.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterBits, counterStream, counterUniform, PURPOSE } from '#core/rng/counter.ts';
import { mean } from '#core/stats/mean.ts';
import { playScripted } from '../lab/play-scripted.ts';
import { MAX_TURNS } from '../play-run.ts';
import { measures } from '../score/run-score.ts';
import type { Persona } from '../task.ts';
import { policyMap } from './policy-map.ts';
import { chancesOf, COUNTED, countsAt, limitOf, policySweep, sessionsOf, SWEPT_MEMORIES, type SweepPlan } from './policy-sweep.ts';
import { canBeSwept, policyTasks } from './policy-task.ts';
import { LITERAL_JUDGE, madePersona, type MadeTask } from './simulated-policy-persona.ts';

const intents = (most: number) => fc.integer({ min: 1, max: most });
const task = (place: number): fc.Arbitrary<MadeTask> => intents(6).chain((count) => fc.record({
  intents: fc.array(fc.record({ from: place === 0 ? fc.constant(null) : fc.option(fc.tuple(fc.nat(place - 1), fc.nat(5))) }), { minLength: count, maxLength: count }),
  criteria: place === 0 ? fc.constant([]) : fc.array(fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), intents: fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: 3 }), weight: intents(3) }), { minLength: 1, maxLength: 4 }),
  seeds: place === 0 ? fc.constant([]) : fc.constantFrom([], [0]),
}));
const persona = fc.record({ id: fc.constantFrom('ada', 'bo', 'cy'), tasks: fc.tuple(task(0), task(1), task(2)) }).map(({ id, tasks }) => madePersona(id, tasks));
const chance = fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 20 }).map((i) => i / 20));

const run = (one: Persona, chances: { readonly does: number; readonly asks: number; readonly finishes: number }, memory: 'none' | 'perfect', seed: number) => playScripted(
  { name: 'own', kind: 'own', hash: '', personas: [one] },
  { id: '', persona: one.id, tasks: one.tasks.map(({ id }) => id), agent: { kind: 'scripted', script: 'noisy-oracle', ...chances, recalls: true }, memory, seed, judge: LITERAL_JUDGE.name }, LITERAL_JUDGE, new AbortController().signal,
);

describe('a chance as a limit of bits', () => {
  it('cuts the draws where the chance does', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 0xffffffff }), (p, seed) => {
      const stream = counterStream({ seed, sequence: 1, position: 2, purpose: PURPOSE.draft });
      expect(counterBits(stream) >>> 9 < limitOf(p)).toBe(counterUniform(stream) < p);
    }));
    for (const bits of [0, 1, 2 ** 22, 2 ** 23 - 1]) expect([limitOf((bits + 0.5) / 2 ** 23), limitOf((bits + 0.75) / 2 ** 23)]).toEqual([bits, bits + 1]);
    expect([limitOf(0), limitOf(1)]).toEqual([0, 2 ** 23]);
  });
});

describe('the sweep is the scripted agent, played', () => {
  it('session by session, with the same draws', async () => {
    await fc.assert(fc.asyncProperty(persona, chance, chance, chance, fc.constantFrom(0, 1), async (one, does, asks, finishes, memory) => {
      const tasks = await policyTasks([one], LITERAL_JUDGE);
      const plan: SweepPlan = { tasks, chances: [does, asks], finishes, seeds: 3, maxTurns: MAX_TURNS };
      const counts = policySweep(plan);
      const runs = await Promise.all([1, 2, 3].map((seed) => run(one, { does, asks, finishes }, SWEPT_MEMORIES[memory], seed)));
      tasks.forEach(({ task: id }, at) => {
        const from = countsAt(plan, memory, 1, 0, at);
        const told = measures(runs.map(({ score }) => score.sessions.find((session) => session.task === id)!), MAX_TURNS);
        expect([...counts.subarray(from, from + 4)]).toEqual([told.anticipated, told.asked, told.missed, told.userTurns]);
      });
      const cell = policyMap(plan, counts).find((place) => place.memory === SWEPT_MEMORIES[memory] && place.asks === asks && place.does === does)!;
      expect(cell.proc).toBeCloseTo(mean(runs.map(({ score }) => score.score!.proc)), 12);
      expect(cell.comp).toBeCloseTo(mean(runs.map(({ score }) => score.score!.comp)), 12);
    }), { numRuns: 60 });
  });
  it('with seeds one by one they add up to the same', async () => {
    const tasks = await policyTasks([madePersona('ada', [{ intents: [{ from: null }, { from: null }], criteria: [], seeds: [] }, { intents: [{ from: [0, 1] }, { from: null }], criteria: [{ kind: 'any', intents: [0, 1], weight: 2 }], seeds: [0] }])], LITERAL_JUDGE);
    const plan: SweepPlan = { tasks, chances: chancesOf(4), finishes: 0.5, seeds: 9, maxTurns: MAX_TURNS };
    const [few, more] = [policySweep({ ...plan, seeds: 8 }), policySweep(plan)];
    expect(more.every((sum, i) => sum >= few[i]!)).toBe(true);
    // each intent of each session ends in one of three ways
    const ways = more.reduce((sum, value, i) => sum + (i % COUNTED.length < 3 ? value : 0), 0);
    expect(ways).toBe(2 * sessionsOf(plan));
  });
  it('the corners are the oracle, who asks about all, and who does neither', async () => {
    const tasks = await policyTasks([madePersona('bo', [{ intents: [{ from: null }, { from: null }, { from: null }], criteria: [{ kind: 'all', intents: [0, 2], weight: 1 }], seeds: [] }])], LITERAL_JUDGE);
    const plan: SweepPlan = { tasks, chances: [0, 1], finishes: 0, seeds: 5, maxTurns: MAX_TURNS };
    const at = (does: number, asks: number) => policyMap(plan, policySweep(plan)).find((cell) => cell.memory === 'none' && cell.does === does && cell.asks === asks)!;
    expect(at(1, 0)).toMatchObject({ proc: 1, comp: 1, anticipated: 1, userTurns: 0 });
    expect(at(0, 1)).toMatchObject({ proc: 1, comp: 0, asked: 1, userTurns: 1 });
    expect(at(0, 0)).toMatchObject({ proc: 0, comp: 0, missed: 1, userTurns: 3 });
  });
});

it('tasks whose agents have nothing to say cannot be swept', () => {
  const made = madePersona('cy', [{ intents: [{ from: null }], criteria: [], seeds: [] }]);
  const without = (part: Partial<Persona['tasks'][number]['intents'][number]>): Persona => ({ ...made, tasks: made.tasks.map((one) => ({ ...one, intents: one.intents.map((intent) => ({ ...intent, ...part })) })) });
  expect([made, without({ part: null }), without({ examples: null }), without({ provided: true })].map((one) => canBeSwept([one]))).toEqual([true, false, false, false]);
  expect(canBeSwept([])).toBe(false);
});
