/** Map and steps in one drawing, every row of it: what is saved as a picture. */
import type { ShownThought } from '../shown-thought.ts';
import type { View } from '../session/reasoning-session.ts';
import { GraphMap } from '../steps/graph-map.tsx';
import { graphScale } from '../steps/graph-scale.ts';
import graphStyles from '../steps/graph.module.css';

const ROW = 26;
const LETTER = 8;
const MOST_LETTERS = 90;
const NONE: ReadonlySet<number> = new Set();

interface Props {
  readonly thought: ShownThought;
  readonly view: View;
  readonly onDrawn: (svg: SVGSVGElement | null) => void;
}

export function ThoughtPicture({ thought, view, onDrawn }: Props) {
  const graph = thought.graphs[view === 'super-nodes' ? view : 'steps'];
  const scale = graphScale(graph.layout.width, false);
  const lines = graph.rows.map(({ first, last }) => {
    const text = thought.dag.steps.slice(first - 1, last).map((step) => step.text).join(' / ').replace(/\s+/g, ' ');
    return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)} …` : text;
  });
  const width = scale.width + 16 + LETTER * Math.max(0, ...lines.map(({ length }) => length));
  const height = ROW * graph.rows.length;
  return (
    <svg ref={onDrawn} className={graphStyles.picture} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <GraphMap thought={thought} graph={graph} scale={scale} height={height} y={(row) => (row - 0.5) * ROW} from={1} to={graph.rows.length} selected={null} lit={NONE} className={undefined} />
      {lines.map((line, i) => <text key={i} x={scale.width + 12} y={(i + 0.5) * ROW + 4} data-path={graph.path.has(i + 1) || undefined}>{line}</text>)}
    </svg>
  );
}
