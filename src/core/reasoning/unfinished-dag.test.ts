/** Any beginning of a thought is a DAG, however it is cut: what was said of a step stays, and of the line under way nothing is said too early. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentAt } from '../tasks/corpus.ts';
import { dagOfThought } from './dag-of-thought.ts';
import type { ReasoningDag } from './reasoning-dag.ts';
import { simulatedThought } from './simulated-thought.ts';
import { dagOfUnfinished } from './unfinished-dag.ts';

/** What does not depend on what comes after a step. */
const settled = ({ steps }: ReasoningDag) => steps.map(({ id, text, start, end, lead, fillers, parents, length, needed, value, signature, depth, action }) => ({ id, text, start, end, lead, fillers, parents, length, needed, value, signature, depth, action }));

function holds(text: string, cut: number): void {
  const { dag, writing } = dagOfUnfinished(text.slice(0, cut));
  const whole = settled(dagOfThought(text, null));
  const finished = settled(dag).slice(0, writing === null ? undefined : writing - 1);
  expect(finished).toEqual(whole.slice(0, finished.length));
  for (const { id, parents } of dag.steps) for (const parent of parents) expect(parent).toBeLessThan(id);
  if (writing === null) return;
  expect(writing).toBe(dag.steps.length);
  const [under, done] = [dag.steps.at(-1)!, whole[writing - 1]!];
  expect(done.text.startsWith(under.text)).toBe(true);
  expect(done.parents).toEqual(expect.arrayContaining([...under.parents]));
  expect([done.lead, '']).toContain(under.lead);
  expect(under.fillers).toBeLessThanOrEqual(done.fillers);
}

describe('the DAG of an unfinished thought', () => {
  it('reads the line under way as far as it is certain', () => {
    const text = '#1 16/4=4\n#2 #1:4+#11:4=8';
    const under = (cut: string) => { const { dag, writing } = dagOfUnfinished(text.slice(0, text.indexOf(cut) + cut.length)); return [writing, dag.steps.at(-1)?.parents, dag.steps.at(-1)?.value]; };
    expect(under('#1 16/4')).toEqual([1, [], null]);
    expect(under('=4\n')).toEqual([null, [], '4']);
    expect(under('#2 #1')).toEqual([2, [], null]);
    expect(under('#2 #1:')).toEqual([2, [1], null]);
    // not yet #11, and not #1 once more
    expect(under('+#1')).toEqual([2, [1], null]);
    expect(under('=8')).toEqual([2, [1], null]);
  });

  it('knows how a line is led in once the word is whole', () => {
    expect(dagOfUnfinished('hmm chec').dag.steps[0]).toMatchObject({ lead: '', fillers: 1 });
    expect(dagOfUnfinished('hmm check #').dag.steps[0]).toMatchObject({ lead: 'check', fillers: 1 });
  });

  it('has no step before the first letter, behind a line break, or for a call', () => {
    for (const text of ['', '<call>mm 3', '<c']) expect(dagOfUnfinished(text)).toMatchObject({ writing: null, dag: { steps: [] } });
    expect(dagOfUnfinished('\n')).toMatchObject({ writing: null, dag: { steps: [{ text: '' }] } });
  });

  it('is a beginning of the whole, for what the shipped target is taught and for the algebraic world', () => {
    fc.assert(fc.property(fc.nat(2_000), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (seed, at, own) => {
      const text = own ? documentAt(3, seed).thought.text : simulatedThought(seed).text;
      holds(text, Math.round(at * text.length));
    }), { numRuns: 300 });
  });

  it('is a DAG whatever a model writes', () => {
    const noise = fc.array(fc.constantFrom('#', '1', '2', '12', ' ', ':', '\n', 'so ', 'check ', 'hmm ', '+', '=', 'join', 'x', '<call>', '</call>'), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(noise, fc.nat(80), (text, cut) => {
      const { dag } = dagOfUnfinished(text.slice(0, cut));
      for (const { id, parents } of dag.steps) for (const parent of parents) expect(parent).toBeLessThan(id);
    }));
  });
});
