/** The nine by what they say and do; the noisy oracle's chances at their ends and between; the bank, the form, and an over-doer that touches nothing it should not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_APPS } from '../simulated-pibench-persona.ts';
import type { HiddenIntent, IntentSource, Persona, Reply, Task, ToolCall } from '../task.ts';
import { SCRIPTS, type AgentRequest, type AgentSpec, type ScriptName } from './agent.ts';
import { CARRIES_OUT, questionBank, scriptedAgent } from './scripted-agents.ts';

type Script = Omit<Extract<AgentSpec, { kind: 'scripted' }>, 'kind' | 'script'>;

const GENERIC = 'Is there anything else that you would like me to take into account?';
const reply = (text: string, path = `${text}.md`): Reply => ({ text, files: [{ path, text: `file ${path}` }], tools: [{ name: `tool ${text}`, args: {} }] });
const intent = (id: string, source: IntentSource, place: 'before' | 'after' = 'after'): HiddenIntent => ({
  id, content: `Mind ${id}.`, provided: false, kind: null, source, spoken: null, part: { ...reply(id), place }, does: null, asks: null,
  examples: { does: [], doesNot: [], asks: [`What of ${id}?`, `And ${id}?`], asksNot: [] },
});
const task = (id: string, intents: readonly HiddenIntent[], more: Partial<Task> = {}): Task => ({
  id, persona: 'p', title: id, description: '', role: 'independent', seeds: [], opening: 'Could you?', intents, criteria: [], filesRead: [], workspace: {}, apps: NO_APPS,
  passive: reply(`body ${id}`), overdo: null, difficulty: null, trap: null, ...more,
});

const first = task('first', [intent('a', { from: 'profile' }), intent('b', { from: 'domain' })]);
const second = task('second', [intent('c', { from: 'session', task: 'first', intent: 'a' }), intent('d', { from: 'profile' }, 'before'), intent('e', { from: 'domain' }), intent('f', { from: 'session', task: 'first', intent: 'b' }, 'before')], { overdo: reply('too much') });
const PERSONA: Persona = { id: 'p', name: 'Pia', line: '', role: '', preferences: {}, goals: [], tools: [], tasks: [first, second] };

interface Setting {
  readonly persona?: Persona;
  readonly of?: Task;
  readonly told?: readonly string[];
  readonly seed?: number;
  readonly knows?: AgentRequest['memory']['intents'];
}

async function answer(script: ScriptName, { persona = PERSONA, of = second, told, seed = 1, knows = [] }: Setting = {}, chances: Script = {}) {
  const calls: ToolCall[] = [];
  const request: AgentRequest = {
    persona, task: of, turn: told ? 2 : 1, messages: told ? [{ from: 'user', text: 'So.', reveals: told }] : [], memory: { mode: 'perfect', text: '', intents: knows },
    files: {}, tools: [], call: (call) => ({ result: String(calls.push(call)), failed: false }), emit: () => undefined,
  };
  const { text } = await scriptedAgent({ kind: 'scripted', script, ...chances }, seed).respond(request, new AbortController().signal);
  return { text, blocks: text.split('\n\n'), calls: calls.map(({ name, args }) => (name === 'files__write' ? String(args.path) : name)) };
}

const BANK = ['Before I go on:', '- What of a?\n- What of b?\n- What of c?\n- What of d?\n- What of e?\n- What of f?'];

describe('the first answer', () => {
  it.each<[ScriptName, readonly string[]]>([
    ['passive', ['body second']],
    ['generic-asker', ['body second', GENERIC]],
    ['ask-all', ['body second', ...BANK]],
    ['ask-once', ['body second', 'Before I go on:', '- What of a?\n- What of d?']],
    ['profile-reader', ['d', 'body second']],
    ['memory-replayer', ['body second', 'c']],
    ['oracle', ['d', 'f', 'body second', 'c', 'e']],
  ])('%s', async (script, blocks) => {
    expect((await answer(script, { knows: [{ task: 'first', intent: 'a' }, { task: 'second', intent: 'b' }] })).blocks).toEqual(blocks);
  });
  it('over-doer: every other part, what is too much, four stray parts, and a generic question', async () => {
    const { blocks } = await answer('over-doer');
    expect(blocks.slice(0, 4)).toEqual(['body second', 'c', 'e', 'too much']);
    expect(blocks.slice(4, 8).every((text) => ['a', 'b'].includes(text))).toBe(true);
    expect(blocks.slice(8)).toEqual([GENERIC]);
  });
  it('files are written and tools called as the parts say, in the order of what is said', async () => {
    expect((await answer('oracle')).calls).toEqual(['d', 'f', 'body second', 'c', 'e'].flatMap((id) => [`${id}.md`, `tool ${id}`]));
  });
  it('a memory of the wrong intent is worth nothing, none is the passive answer', async () => {
    for (const knows of [[], [{ task: 'second', intent: 'a' }], [{ task: 'first', intent: 'c' }]]) expect((await answer('memory-replayer', { knows })).blocks).toEqual(['body second']);
  });
  it('an official task, without parts, questions or body, is answered by nothing rather than by a fault', async () => {
    const bare = task('bare', [{ ...intent('a', { from: 'domain' }), source: null, part: null, examples: null }], { passive: null });
    const persona = { ...PERSONA, tasks: [bare] };
    for (const script of SCRIPTS) expect((await answer(script, { persona, of: bare }, { does: 0, asks: 1 })).text).toBe(['generic-asker', 'over-doer'].includes(script) ? GENERIC : '');
  });
});

describe('the answers after it', () => {
  it('all carry out what they were told, in the order of the list, and no more', async () => {
    for (const script of SCRIPTS.filter((one) => CARRIES_OUT[one] === undefined)) {
      const { blocks, calls } = await answer(script, { told: ['e', 'd'] });
      expect(blocks.filter((text) => text !== GENERIC)).toEqual(['d', 'e']);
      expect(blocks.includes(GENERIC)).toBe(script === 'generic-asker');
      expect(calls).toEqual(['d.md', 'tool d', 'e.md', 'tool e']);
    }
  });
  it('three forget some of it, by their chance, the same at each try', async () => {
    for (const [script, chance] of Object.entries(CARRIES_OUT) as [ScriptName, number][]) {
      let done = 0;
      for (let seed = 0; seed < 300; seed += 1) {
        const { blocks, text } = await answer(script, { told: ['c', 'd', 'e', 'f'], seed });
        done += blocks.filter((one) => ['c', 'd', 'e', 'f'].includes(one)).length;
        expect((await answer(script, { told: ['c', 'd', 'e', 'f'], seed })).text).toBe(text);
      }
      expect(Math.abs(done / 1200 - chance)).toBeLessThan(0.06);
    }
  });
  it('where there is nothing to show, they say so', async () => {
    expect((await answer('passive', { told: [] })).text).toBe('Noted.');
    expect((await answer('generic-asker', { told: [] })).text).toBe(GENERIC);
    expect((await answer('noisy-oracle', { told: ['c', 'd'] }, { finishes: 0 })).text).toBe('Noted.');
  });
});

describe('questions', () => {
  it('the bank holds the first question of every intent of every task, each once', () => {
    expect(questionBank(PERSONA)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `What of ${id}?`));
    expect(questionBank({ ...PERSONA, tasks: [first, first, second] })).toHaveLength(6);
  });
  it('the form asks about the profile alone, eight times at most', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom<IntentSource>({ from: 'profile' }, { from: 'domain' }), { maxLength: 20 }), async (sources) => {
      const of = task('many', sources.map((source, i) => intent(`${source.from}${i}`, source)));
      const asked = (await answer('ask-once', { persona: { ...PERSONA, tasks: [of] }, of })).text.match(/What of \w+/g) ?? [];
      expect(asked).toHaveLength(Math.min(8, sources.filter(({ from }) => from === 'profile').length));
      expect(asked.every((question) => question.includes('profile'))).toBe(true);
    }));
  });
  it('one alone stands as a sentence', async () => {
    expect((await answer('ask-once', { persona: { ...PERSONA, tasks: [first] }, of: first })).blocks).toEqual(['body first', 'What of a?']);
  });
});

describe('the over-doer', () => {
  it('never writes a file nor calls a tool of another task, whatever the seed', async () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const { calls } = await answer('over-doer', { seed });
      expect(calls).toEqual(['body second', 'c', 'e', 'too much'].flatMap((id) => [`${id}.md`, `tool ${id}`]));
    }
  });
  it('does with one task, where nothing can stray', async () => {
    expect((await answer('over-doer', { persona: { ...PERSONA, tasks: [first] }, of: first })).blocks).toEqual(['body first', 'a', GENERIC]);
  });
});

describe('the noisy oracle', () => {
  const COUNT = 2000;
  const wide = task('wide', Array.from({ length: COUNT }, (_, i) => intent(`i${i}`, { from: 'domain' })), { passive: null });
  const persona = { ...PERSONA, tasks: [first, wide] };
  const shares = async (chances: Script, setting: Setting = {}): Promise<{ done: number; asked: number }> => {
    const { text } = await answer('noisy-oracle', { persona, of: wide, ...setting }, chances);
    return { done: (text.match(/^i\d+$/gm) ?? []).length / COUNT, asked: (text.match(/What of/g) ?? []).length / COUNT };
  };
  it('at 0 and 1 is passive, asks about all, does all', async () => {
    expect(await shares({ does: 0, asks: 0 })).toEqual({ done: 0, asked: 0 });
    expect(await shares({ does: 0, asks: 1 })).toEqual({ done: 0, asked: 1 });
    expect(await shares({ does: 1, asks: 1 })).toEqual({ done: 1, asked: 0 });
    expect((await answer('noisy-oracle', {}, { does: 1 })).text).toBe((await answer('oracle')).text);
  });
  it('between, does `does` and asks about `asks` of the rest; half and half unless told otherwise', async () => {
    // Within five standard deviations of that many draws.
    const near = (share: number, chance: number): void => expect(Math.abs(share - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / COUNT));
    for (const [does, asks] of [[0.3, 0.4], [0.7, 0.9], [0.1, 0.2]] as const) {
      const { done, asked } = await shares({ does, asks });
      near(done, does);
      near(asked, (1 - does) * asks);
    }
    const { done, asked } = await shares({});
    near(done, 0.5);
    near(asked, 0.25);
  });
  it('carries out `finishes` of what it was told, and all unless told otherwise', async () => {
    const told = wide.intents.map(({ id }) => id);
    expect((await shares({}, { told })).done).toBe(1);
    expect((await shares({ finishes: 0.6 }, { told })).done).toBeCloseTo(0.6, 1);
    expect((await answer('oracle', { told: ['c'] }, { finishes: 0 })).text).toBe('c');
  });
  it('draws by seed, persona, task and intent; other scripts but the over-doer draw nothing', async () => {
    const at = async (setting: Setting): Promise<string> => (await answer('noisy-oracle', { persona, of: wide, ...setting })).text;
    const one = await at({});
    expect(await at({})).toBe(one);
    for (const other of [{ seed: 2 }, { persona: { ...persona, id: 'q' } }, { persona: { ...persona, tasks: [wide, first] } }]) expect(await at(other)).not.toBe(one);
    for (const script of SCRIPTS) if (script !== 'noisy-oracle' && script !== 'over-doer') expect(await answer(script, { seed: 1 })).toEqual(await answer(script, { seed: 2 }));
  });
});
