/** Every gate of the skeleton: a sound persona broken in exactly one way is told that way, in one sentence for its author, and no other. */
import { beforeAll, describe, expect, it } from 'vitest';
import { diskFolder } from '../../../../scripts/pibench/disk-folder.ts';
import { readPersona } from '../read/read-persona.ts';
import type { HiddenIntent, Persona, Task } from '../task.ts';
import { checkSkeleton } from './check-skeleton.ts';

let sound: Persona;
beforeAll(async () => {
  sound = (await readPersona(diskFolder('public/pibench'), 'ecologist/')).persona!;
});

const of = (n: number): string => `ecologist_task_${String(n).padStart(2, '0')}`;
const withTask = (persona: Persona, n: number, change: (task: Task) => Partial<Task>): Persona => ({ ...persona, tasks: persona.tasks.map((task) => (task.id === of(n) ? { ...task, ...change(task) } : task)) });
const withIntent = (persona: Persona, n: number, at: number, change: (intent: HiddenIntent) => Partial<HiddenIntent>): Persona =>
  withTask(persona, n, ({ intents }) => ({ intents: intents.map((intent, i) => (i === at ? { ...intent, ...change(intent) } : intent)) }));
const said = (persona: Persona): string[] => checkSkeleton(persona).map(({ task, intent, what }) => `${task}${intent === null ? '' : '#'}: ${what}`);
const carriedAt = (persona: Persona, n: number): number => persona.tasks.find(({ id }) => id === of(n))!.intents.findIndex(({ source }) => source?.from === 'session');
const freshAt = (persona: Persona, n: number): number => persona.tasks.find(({ id }) => id === of(n))!.intents.findIndex(({ source }) => source?.from === 'domain' || source?.from === 'file');

// Tasks 2 and 5 are a seed and its dependent; 1, 4 and 7 two seeds and theirs; 3 stands alone.
const BREAKS: readonly (readonly [name: string, broken: (persona: Persona) => Persona, says: readonly string[]])[] = [
  ['a role too many', (p) => withTask(p, 3, () => ({ role: 'seed', criteria: [] })), ['ecologist: has 10/6/4 seeds', `${of(3)}: is leant on by 0 tasks`]],
  ['a lean too few', (p) => withTask(p, 7, ({ seeds, intents }) => ({ seeds: seeds.slice(0, 1), intents: intents.map((one) => (one.source?.from === 'session' && one.source.task === seeds[1] ? { ...one, source: { ...one.source, task: seeds[0]!, intent: p.tasks.find(({ id }) => id === seeds[0])!.intents[0]!.id } } : one)) })), ['ecologist: dependents lean on 111122 seeds', `${of(4)}: is leant on by 0 tasks`]],
  ['a seed for two', (p) => withTask(p, 3, () => ({ seeds: [of(2)] })), [`${of(2)}: is leant on by 2 tasks`]],
  ['an intent too few', (p) => withTask(p, 2, ({ intents }) => ({ intents: intents.slice(0, 4) })), ['ecologist: has 104 hidden intents', `${of(2)}: has 4 intents; a seed has 5`]],
  ['an intent too many', (p) => withTask(p, 2, ({ intents }) => ({ intents: [...intents, { ...intents[0]!, id: 'new' }] })), ['ecologist: has 106 hidden intents', `${of(2)}: has 6 intents; a seed has 5`]],
  ['nothing from the profile', (p) => ({ ...p, tasks: p.tasks.map((task) => ({ ...task, intents: task.intents.map((one) => (one.source?.from === 'profile' ? { ...one, source: { from: 'domain' as const } } : one)) })) }), ['ecologist: has 0 intents that come from profile']],
  ['nothing from files', (p) => ({ ...p, tasks: p.tasks.map((task) => ({ ...task, intents: task.intents.map((one) => (one.source?.from === 'file' ? { ...one, source: { from: 'domain' as const } } : one)) })) }), ['ecologist: has 0 intents that come from file']],
  ...['newest', 'context', 'over-help'].map((trap) => [`no trap ${trap}`, (p: Persona) => ({ ...p, tasks: p.tasks.map((task) => (task.trap === trap ? { ...task, trap: null } : task)) }), [`ecologist: has no task with the trap ${trap}`]] as const),
  ['a seed with criteria', (p) => withTask(p, 2, () => ({ criteria: p.tasks.find(({ id }) => id === of(5))!.criteria })), [`${of(2)}: has 12 criteria; a seed has none`]],
  ['a criterion too few', (p) => withTask(p, 5, ({ criteria }) => ({ criteria: criteria.slice(1) })), [`${of(5)}: has 11 criteria; 12 are asked for`]],
  ['a file that is not there', (p) => withIntent(p, 2, freshAt(p, 2), () => ({ source: { from: 'file', path: 'gone.csv' } })), [`${of(2)}#: comes from gone.csv, which does not lie`]],
  ['a file called as what every object has', (p) => withIntent(p, 2, freshAt(p, 2), () => ({ source: { from: 'file', path: 'toString' } })), [`${of(2)}#: comes from toString, which does not lie`]],
  ['a source that is no seed of it', (p) => withIntent(p, 7, freshAt(p, 7), () => ({ source: { from: 'session', task: of(2), intent: p.tasks[1]!.intents[0]!.id } })), [`${of(7)}#: comes from ${of(2)}, which is no seed of this task`]],
  ['a source that does not exist', (p) => withIntent(p, 7, freshAt(p, 7), () => ({ source: { from: 'session', task: of(1), intent: 'gone' } })), [`${of(7)}#: comes from ${of(1)}#gone, which does not exist`]],
  ['a seed repeated to the letter', (p) => withIntent(p, 5, carriedAt(p, 5), ({ source }) => ({ content: ` ${p.tasks[1]!.intents.find(({ id }) => source?.from === 'session' && id === source.intent)!.content}\n` })), [`${of(5)}#: repeats its seed to the letter`]],
  ['a seed from which nothing comes', (p) => withTask(p, 7, ({ intents, seeds }) => ({ intents: intents.map((one) => (one.source?.from === 'session' ? { ...one, source: { from: 'session', task: seeds[0]!, intent: p.tasks.find(({ id }) => id === seeds[0])!.intents[0]!.id } as const } : one)) })), [`${of(7)}: has no intent that comes from ${of(4)}`]],
  ['one that carries next to nothing', (p) => withTask(p, 5, ({ intents }) => {
    const kept = intents.findIndex(({ source }) => source?.from === 'session');
    return { intents: intents.map((one, i) => (one.source?.from === 'session' && i !== kept ? { ...one, source: { from: 'domain' as const } } : one)) };
  }), [`${of(5)}: has fewer than two intents that come from a seed`]],
  ['no literal answer', (p) => withTask(p, 2, () => ({ passive: null })), [`${of(2)}: has no x_passive`]],
  ['an over-help without what would be too much', (p) => ({ ...p, tasks: p.tasks.map((task) => (task.trap === 'over-help' ? { ...task, overdo: null } : task)) }), [`${of(18)}: has the trap over-help and no x_overdo`]],
  ['an intent that lacks keys', (p) => withIntent(p, 2, 0, () => ({ kind: null, spoken: null, does: null, asks: null, part: null })), [`${of(2)}#: lacks x_kind, x_reply, x_part, x_do, x_ask`]],
  ['no source', (p) => withIntent(p, 3, freshAt(p, 3), () => ({ source: null })), [`${of(3)}#: lacks x_source`]],
  ['no examples', (p) => withIntent(p, 2, 0, () => ({ examples: null })), [`${of(2)}#: lacks x_examples`, `${of(2)}#: needs two examples`]],
  ...(['does', 'doesNot', 'asks', 'asksNot'] as const).map((key) => [`too few examples: ${key}`, (p: Persona) => withIntent(p, 2, 0, ({ examples }) => ({ examples: { ...examples!, [key]: examples![key].slice(0, key.startsWith('does') ? 1 : 0) } })), [`${of(2)}#: needs two examples that do`]] as const),
  ['an id twice', (p) => withIntent(p, 3, 1, () => ({ id: p.tasks[2]!.intents[0]!.id })), [`${of(3)}#: stands in this task twice`, `${of(3)}#: stands in this task twice`]],
  ['a criterion without a rule', (p) => withTask(p, 5, ({ criteria }) => ({ criteria: criteria.map((one, i) => (i === 2 ? { ...one, rule: null } : one)) })), [`${of(5)}: criterion 3 has no x_rule`]],
  ...(['passive', 'overdo'] as const).map((key) => [`a tool that the persona has not: ${key}`, (p: Persona) => withTask(p, 18, (task) => ({ [key]: { ...task[key]!, tools: [...task[key]!.tools, { name: 'mail__burn', args: {} }, { name: 'mail__burn', args: {} }] } })), [`${of(18)}: calls mail__burn, which tools.yaml does not name`]] as const),
  ['a tool that the persona has not: part', (p) => withIntent(p, 2, 0, ({ part }) => ({ part: { ...part!, tools: [{ name: 'mail__burn', args: {} }] } })), [`${of(2)}: calls mail__burn, which tools.yaml does not name`]],
];

describe('a sound persona', () => {
  it('has no fault', () => expect(said(sound)).toEqual([]));
  it.each(BREAKS)('broken by %s says so, and nothing else', (_, broken, says) => {
    const faults = said(broken(sound));
    expect(faults.map((fault, i) => fault.slice(0, says[i]?.length ?? fault.length))).toEqual(says);
  });
});
