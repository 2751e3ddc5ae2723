/** Every gate of what scripts must come to: three sound tasks (a seed, its dependent, a trap), broken in one way each, or judged by a judge that errs in one way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { diskFolder } from '../../../../scripts/pibench/disk-folder.ts';
import type { Judge } from '../judge.ts';
import { readPersona } from '../read/read-persona.ts';
import { RULE_JUDGE } from '../rules/rule-judge.ts';
import type { HiddenIntent, Persona, Task } from '../task.ts';
import { checkAgents, scriptedScore } from './check-agents.ts';

const [SEED, DEPENDENT, TRAP] = ['ecologist_task_02', 'ecologist_task_05', 'ecologist_task_18'] as const;

let sound: Persona;
beforeAll(async () => {
  const { persona } = await readPersona(diskFolder('public/pibench'), 'ecologist/');
  sound = { ...persona!, tasks: persona!.tasks.filter(({ id }) => [SEED, DEPENDENT, TRAP].some((one) => one === id)) };
});

const taskOf = (id: string): Task => sound.tasks.find((task) => task.id === id)!;
const withTask = (id: string, change: (task: Task) => Partial<Task>): Persona => ({ ...sound, tasks: sound.tasks.map((task) => (task.id === id ? { ...task, ...change(task) } : task)) });
const withIntents = (id: string, change: (intent: HiddenIntent, at: number) => Partial<HiddenIntent>): Persona => withTask(id, ({ intents }) => ({ intents: intents.map((intent, i) => ({ ...intent, ...change(intent, i) })) }));
const said = async (persona: Persona, judge: Judge = RULE_JUDGE): Promise<string[]> => (await checkAgents(persona, judge)).map(({ task, intent, what }) => `${task}${intent === null ? '' : `#${intent}`}: ${what}`);
const nth = (id: string, at: number): string => `${id}#${taskOf(id).intents[at]!.id}`;

describe('a set is told', () => {
  it('nothing while it is sound', async () => expect(await said(sound)).toEqual([]));
  it('a part that does not satisfy its intent', async () => {
    expect(await said(withIntents(SEED, ({ part }, i) => (i === 2 ? { part: { ...part!, text: '', files: [], tools: [] } } : {})))).toEqual([`${nth(SEED, 2)}: the oracle's whole answer does not satisfy it`]);
  });
  it('a criterion that the best answer does not meet', async () => {
    const broken = withTask(DEPENDENT, ({ criteria }) => ({ criteria: criteria.map((one, i) => (i === 3 ? { ...one, rule: { all: [{ words: { min: 5000 } }] } } : one)) }));
    expect(await said(broken)).toEqual([`${DEPENDENT}: the oracle does not meet criterion 4 (${taskOf(DEPENDENT).criteria[3]!.text})`]);
  });
  it('a literal answer that satisfies an intent, once', async () => {
    const broken = withTask(SEED, ({ passive, intents }) => ({ passive: { ...passive!, text: `${passive!.text}\n\n${intents[1]!.part!.text}` } }));
    expect(await said(broken)).toEqual([`${nth(SEED, 1)}: the passive agent meets it: x_passive, or the part of an intent told before, satisfies or asks about it`]);
  });
  it('a part that, once told for, satisfies another', async () => {
    const broken = withIntents(SEED, ({ part }, i) => (i === 0 ? { part: { ...part!, text: `${part!.text}\n\n${taskOf(SEED).intents[3]!.part!.text}` } } : {}));
    expect(await said(broken)).toEqual([`${nth(SEED, 3)}: the passive agent meets it: x_passive, or the part of an intent told before, satisfies or asks about it`]);
  });
  it('a judge that takes a generic question for a precise one', async () => {
    const lax: Judge = { ...RULE_JUDGE, asked: async (turn, intents) => {
      const verdicts = await RULE_JUDGE.asked(turn, intents);
      return verdicts.map((verdict, i) => (intents[i]!.id === taskOf(SEED).intents[0]!.id && turn.message.includes('anything else') ? { ...verdict, yes: true } : verdict));
    } };
    expect(await said(sound, lax)).toEqual([`${nth(SEED, 0)}: a generic question counts as asking about it`]);
  });
  it('an intent that no question of the bank asks about', async () => {
    expect(await said(withIntents(SEED, ({ examples }, i) => (i === 4 ? { examples: { ...examples!, asks: [] } } : {})))).toEqual([`${nth(SEED, 4)}: asking every question of the bank does not ask about it`]);
  });
  it('a dependent on which memory has no bearing', async () => {
    const broken = withIntents(DEPENDENT, ({ source }) => (source?.from === 'session' ? { source: { from: 'domain' } } : {}));
    expect(await said(broken)).toEqual([`${DEPENDENT}: memory is worth nothing here: what its seeds taught is not anticipated`]);
  });
  it('an oracle that says as much beside the point as the over-doer', async () => {
    const idle = Array.from({ length: 9 }, (_, i) => `Sentence ${i} of no weight.`).join('\n\n');
    const alone = { ...sound, tasks: [{ ...taskOf(TRAP), trap: null, overdo: null }] };
    const broken = { ...alone, tasks: alone.tasks.map((task) => ({ ...task, intents: task.intents.map((one, i) => (i % 2 === 1 ? { ...one, part: { ...one.part!, text: `${one.part!.text}\n\n${idle}` } } : one)) })) };
    expect(await said(broken)).toEqual(['ecologist: the over-doer is as precise as the oracle']);
  });
  it('a trap that nothing minds', async () => {
    expect(await said(withTask(TRAP, () => ({ overdo: { text: '', files: [], tools: [] } })))).toEqual([`${TRAP}: the over-doer does what must not be done, and no criterion says so`]);
  });
});

it('scores of a script are those of a run by the rules: the oracle 1 and 1', async () => {
  expect((await scriptedScore(sound, 'oracle', 'none', RULE_JUDGE)).score).toMatchObject({ proc: 1, comp: 1 });
  expect((await scriptedScore(sound, 'passive', 'none', RULE_JUDGE)).score!.proc).toBe(0);
});
