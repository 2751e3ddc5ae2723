/** A step, and what it has to do with the others, in one sentence. */
import type { GraphRow } from '#core/reasoning/graph-rows.ts';
import type { PreparedGraph } from '#core/reasoning/prepared-graph.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import type { ShownThought } from '../shown-thought.ts';

const words = reasoningStrings.sentence;

/** The last but one joined by a word. */
const listed = (ids: readonly number[]): string => (ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')}${words.and}${ids.at(-1)!}`);

export function stepSentence({ dag, path, rights, writing }: ShownThought, { rows }: PreparedGraph, row: GraphRow): string {
  if (row.last === writing) return `${words.node(row.first, row.last)}: ${words.notWhole}.`;
  const steps = dag.steps.slice(row.first - 1, row.last);
  // A row of several is known by its last step where others follow from it, by its first where it follows from others.
  const parents = row.parents.map((id) => rows[id - 1]!.last);
  // what a line under way will come to is said when it is whole
  const children = row.children.map((id) => rows[id - 1]!).filter(({ last }) => last !== writing).map(({ first }) => first);
  const onPath = steps.some(({ id }) => path.has(id));
  const checked = rights && steps.map(({ id }) => rights[id - 1]!);
  const said = [
    parents.length === 0 ? words.root : words.from(listed(parents)),
    ...(row.marks.includes('merge') ? [words.merge] : []),
    ...(children.length > 0 ? [words.to(listed(children))] : row.marks.includes('leaf') ? [words.leaf] : []),
    ...(row.marks.includes('branch') ? [words.branch] : []),
    ...(steps.some(({ id }) => dag.stating.includes(id)) ? [words.states] : path.size > 0 ? [onPath ? words.onPath : words.offPath] : []),
    ...(checked ? [checked.every(Boolean) ? words.right : words.wrong] : []),
  ];
  return `${words.node(row.first, row.last)}: ${said.join('; ')}.`;
}
