/**
 * The steps of a thought in reading order, each row beside its node: text left, map right; where there is little room the map is a gutter at the left. One tab
 * stop, in which keys walk the steps. Only the rows in sight are in the document. As an outline the same rows are indented by branch, and name their parents.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type CSSProperties } from 'react';
import { useWidth } from '#ui/charts/use-width.ts';
import { reasoningStrings as words } from '../reasoning-strings.ts';
import type { View } from '../session/reasoning-session.ts';
import type { ShownThought } from '../shown-thought.ts';
import { GraphMap } from './graph-map.tsx';
import { graphScale } from './graph-scale.ts';
import { moveInSteps } from './move-in-steps.ts';
import { StepRow } from './step-row.tsx';
import { stepSentence } from './step-sentence.ts';
import styles from './steps.module.css';

const ROW = 38;
/** From the top of a row to the middle of its first line. */
const NODE = 19;
const NARROW = 520;
const DEEPEST = 8;
const ROWS_AHEAD = 6;

interface Props {
  readonly thought: ShownThought;
  readonly view: View;
  /** A step; null: none. */
  readonly step: number | null;
  readonly onStep: (step: number) => void;
  /** Steps that a cost was pressed for. */
  readonly lit: ReadonlySet<number>;
  /** Of two lists beside one another, which. */
  readonly name?: string;
  /** Of a thought that is watched, whether more rows come: what is new is let in calmly, and the newest stays in sight. Undefined: it is there whole. */
  readonly growing?: boolean | undefined;
}

const labelOf = (view: View, count: number): string => (view === 'outline' ? words.list.outline(count) : view === 'steps' ? words.list.label(count) : words.list.nodes(count));

export function StepList({ thought, view, step, onStep, lit, name, growing }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const width = useWidth(root);
  const narrow = width < NARROW;
  const outlined = view === 'outline';
  const graph = thought.graphs[outlined ? 'steps' : view];
  const { rows, rowOf, layout, path } = graph;
  const lines = useMemo(() => (outlined ? graph.outline : rows.map((row) => ({ row: row.id, level: 0 }))), [outlined, graph, rows]);
  const order = useMemo(() => lines.map(({ row }) => row), [lines]);
  const selected = step === null ? null : (rowOf[step - 1] ?? null);
  const litRows = useMemo(() => new Set([...lit].map((one) => rowOf[one - 1]!)), [lit, rowOf]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read in this component alone
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: ROWS_AHEAD });
  const at = selected === null ? -1 : order.indexOf(selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [virtual, at]);
  // what is chosen from afar, by a cost or a judge's word, is brought into the window; a page that opens stays where it begins
  const before = useRef(at);
  useEffect(() => {
    if (at >= 0 && at !== before.current) root.current?.scrollIntoView({ block: 'nearest' });
    before.current = at;
  }, [at]);
  const follows = growing === true && at < 0;
  useEffect(() => {
    if (follows && rows.length > 0) virtual.scrollToIndex(rows.length - 1, { align: 'end' });
  }, [virtual, follows, rows.length]);
  const items = virtual.getVirtualItems();
  const scale = graphScale(layout.width, narrow);
  const height = virtual.getTotalSize();
  return (
    <div ref={root} className={styles.root} data-narrow={narrow || undefined} data-outline={outlined || undefined} data-chains={view === 'super-nodes' || undefined} data-growing={growing === true ? true : undefined} data-pathless={path.size === 0 || undefined} data-watched={growing === undefined ? undefined : true} style={{ '--map': `${outlined ? 0 : scale.width}px` } as CSSProperties}>
      {/* eslint-disable jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-tabindex, jsx-a11y/click-events-have-key-events -- a list box or a tree: it has the focus and the keys */}
      {rows.length === 0 ? <p className={styles.empty}>{!growing && words.list.empty}</p> : <div
        ref={scroller} className={styles.scroller} role={outlined ? 'tree' : 'listbox'} tabIndex={0} data-testid="steps"
        aria-label={name === undefined ? labelOf(view, rows.length) : `${name}: ${labelOf(view, rows.length)}`} aria-activedescendant={at >= 0 && items.some(({ index }) => index === at) ? `${id}-${selected!}` : undefined}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const next = moveInSteps({ rows, order, row: selected }, event.key);
          if (next === null) return;
          event.preventDefault();
          event.stopPropagation();
          onStep(rows[next - 1]!.first);
        }}
      >
        <div role="presentation" className={styles.rows} style={{ height }}>
          {items.map(({ index, start }) => {
            const { row: rowId, level } = lines[index]!;
            const row = rows[rowId - 1]!;
            return (
              <div
                key={rowId} id={`${id}-${rowId}`} ref={virtual.measureElement} data-index={index} className={styles.row} role={outlined ? 'treeitem' : 'option'}
                aria-selected={rowId === selected} aria-level={outlined ? level + 1 : undefined} aria-setsize={lines.length} aria-posinset={index + 1}
                data-path={path.has(rowId) || undefined} data-lit={litRows.has(rowId) || undefined} data-step={row.first}
                style={{ transform: `translateY(${start}px)`, '--level': Math.min(DEEPEST, level) } as CSSProperties}
                onClick={() => onStep(row.first)}
              >
                <StepRow thought={thought} row={row} selected={rowId === selected} names={outlined ? row.parents : []} />
                <span className="visually-hidden">{stepSentence(thought, graph, row)}</span>
              </div>
            );
          })}
          {!outlined && items.length > 0 && width > 0 && (
            <GraphMap
              thought={thought} graph={graph} scale={scale} height={height} selected={selected} lit={litRows} className={styles.map} from={items[0]!.index + 1} to={items.at(-1)!.index + 1}
              y={(row) => (virtual.measurementsCache[row - 1]?.start ?? (row - 1) * ROW) + NODE}
            />
          )}
        </div>
      </div>}
    </div>
  );
}
