/** The views hold exactly what they should (note 3.3): every super-node with its place and a line of its own steps; the raw dominant path; no answer, no other step. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dagOfThought } from './dag-of-thought.ts';
import { dominantPath } from './dominant-path.ts';
import { judgeViews, writeMacroView, writeMicroView } from './judge-views.ts';
import { simulatedThought } from './simulated-thought.ts';
import { superNodes } from './super-nodes.ts';

describe('the views', () => {
  const dag = dagOfThought('hmm #1 inv g1:3=5\nso #2 inv #1:5=7\nalt #3 inv g2:4=4\nbut #4 mul #2:7,g1:3=9\ncheck #5 mul #2:7,g1:3=9', '9');

  it('are, of a small trace, these', () => {
    const { macro, micro } = judgeViews(dag);
    expect(writeMacroView(macro)).toBe([
      '[1] root, branch; depth 0; parents -; children 3, 4', '#1 inv g1:3=5 … so #2 inv #1:5=7 (2 steps)', '[2] root, leaf; depth 0; parents -; children -', 'alt #3 inv g2:4=4',
      '[3] leaf; depth 1; parents 1; children -', 'but #4 mul #2:7,g1:3=9', '[4] leaf; depth 1; parents 1; children -', 'check #5 mul #2:7,g1:3=9',
    ].join('\n'));
    expect(writeMicroView(micro)).toBe('[1] hmm #1 inv g1:3=5\n[2] so #2 inv #1:5=7\n[4] but #4 mul #2:7,g1:3=9\n[5] check #5 mul #2:7,g1:3=9');
  });

  it('hold what they should and nothing else, in emission order', () => {
    fc.assert(fc.property(fc.nat(), (seed) => {
      const { text, answer } = simulatedThought(seed);
      const graph = dagOfThought(text, answer);
      const { macro, micro } = judgeViews(graph, (steps) => steps.map(({ id }) => id).join(' '));
      const { nodes } = superNodes(graph);
      expect(macro.map(({ id, marks, depth, parents, children }) => ({ id, marks, depth, parents, children }))).toEqual(nodes.map(({ id, marks, depth, parents, children }) => ({ id, marks, depth, parents, children })));
      // every step is summarised once, in the node that it belongs to
      expect(macro.map(({ summary }) => summary).join(' ')).toBe(graph.steps.map(({ id }) => id).join(' '));
      expect(macro.every((node) => Object.keys(node).sort().join(' ') === 'children depth id marks parents summary')).toBe(true);
      expect(micro).toEqual(dominantPath(graph).map((id) => ({ id, text: text.split('\n')[id - 1]! })));
      expect([...writeMicroView(micro).matchAll(/^\[\d+\] (.*)$/gm)].map(([, line]) => line)).toEqual(dominantPath(graph).map((id) => text.split('\n')[id - 1]!));
    }));
  });

  it('never show the answer that was written behind the thought', () => {
    const shown = JSON.stringify(judgeViews(dagOfThought('#1 16+1=17\n#2 3+2=5', '17:05 o’clock')));
    expect(shown).not.toContain('17:05');
    expect(shown).not.toContain('answer');
  });

  it('are empty of an empty trace; without a stated answer no step is on the path', () => {
    expect(judgeViews(dagOfThought('', '9'))).toEqual({ macro: [], micro: [] });
    expect(judgeViews(dagOfThought('#1 inv g1:3=5', '9')).micro).toEqual([]);
  });
});
