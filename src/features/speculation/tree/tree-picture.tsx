/**
 * The tree of a round's drafts: depth from left to right, siblings from top to bottom by rank, the anchor at the left, and where the
 * kept path ends the target's own token. The filled part of a node is what the drafter gave its whole path. One tab stop;
 * the arrow keys follow parents, children and siblings.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { acceptedPath, ownSlot } from '#core/trace/round-tree.ts';
import { whyAt } from '#core/trace/why.ts';
import { SavePicture } from '#ui/charts/save-picture.tsx';
import { liesLevel } from '#ui/lies-level.ts';
import { visibleToken, visibleTokenLine } from '#ui/visible-token.ts';
import { cellSentence } from '../sentences.ts';
import { isStruck } from '../struck.ts';
import type { TreeParts } from './tree-parts.ts';
import { treeStrings } from './tree-strings.ts';
import { moveInTree } from './move-in-tree.ts';
import { layoutTree, type Place } from './tree-layout.ts';
import styles from './tree.module.css';

const PITCH = { column: 104, row: 36 };
const NODE = { width: 80, height: 28 };
const MARGIN = 4;
const CHARACTERS = 8;
/** About what one of them takes. */
const CHARACTER = 7.8;
const MARKS = { drafting: '·', accepted: '✓', rejected: '✕', unreached: '–', corrected: '↻', bonus: '+' } as const;

const left = ({ column }: Place): number => MARGIN + column * PITCH.column;
const middle = ({ row }: Place): number => MARGIN + NODE.height / 2 + row * PITCH.row;

function edge(from: Place, to: Place): string {
  const [x0, y0, x1, y1] = [left(from) + NODE.width, middle(from), left(to), middle(to)];
  const bend = (x0 + x1) / 2;
  return `M${x0} ${y0}C${bend} ${y0} ${bend} ${y1} ${x1} ${y1}`;
}

/** Cut to what a node has room for; the whole text is in its name. */
function NodeText({ text }: { readonly text: string }) {
  const short = text.length > CHARACTERS ? `${text.slice(0, CHARACTERS - 1)}…` : text;
  return <>{visibleToken(short).map(({ text: part, sign }, i) => <tspan key={i} className={sign ? styles.sign : undefined}>{part}</tspan>)}</>;
}

function Box({ place, state, fill = 0, slant = 0, children }: { readonly place: Place; readonly state: string; readonly fill?: number; /** Characters that a slant strikes, since a level line would hide them. */ readonly slant?: number; readonly children: ReactNode }) {
  const [x, y] = [left(place), middle(place) - NODE.height / 2];
  return (
    <>
      <rect className={styles.box} x={x} y={y} width={NODE.width} height={NODE.height} rx={5} />
      <rect className={styles.fill} x={x} y={y} width={NODE.width * fill} height={NODE.height} rx={5} />
      <text className={styles.token} data-token data-slant={slant > 0 || undefined} x={x + 7} y={y + NODE.height / 2}>{children}</text>
      {slant > 0 && <path className={styles.slant} d={`M${x + 5} ${y + 6}L${x + 9 + CHARACTER * Math.min(slant, CHARACTERS)} ${y + NODE.height - 6}`} />}
      {state in MARKS && <text className={styles.mark} x={x + NODE.width - 6} y={y + NODE.height / 2}>{MARKS[state as keyof typeof MARKS]}</text>}
      {state === 'accepted' && <path className={styles.underline} d={`M${x + 1} ${y + NODE.height}h${NODE.width - 2}`} />}
    </>
  );
}

export function TreePicture({ log, view, anchor, slot, onSelect, onPreview }: TreeParts) {
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const tree = useId();
  const { nodes, own, columns, rows } = layoutTree(view);
  const root: Place = { column: 0, row: 0 };
  const kept = new Set(acceptedPath(view).map((node) => node.slot));
  const placeOf = (parent: number | null): Place => nodes.find((node) => node.slot === parent) ?? root;
  const [width, height] = [2 * MARGIN + (columns - 1) * PITCH.column + NODE.width, 2 * MARGIN + (rows - 1) * PITCH.row + NODE.height];
  const name = (at: number): string | undefined => {
    const why = whyAt(log, [view], { round: view.round, slot: at });
    return why ? cellSentence(log, why) : undefined;
  };
  const id = (at: number): string => `${tree}-${at}`;
  const bonus = view.target?.kind === 'bonus' ? ownSlot(view) : null;
  const shown = slot !== null && (slot <= nodes.length || slot === bonus) ? slot : null;
  useEffect(() => {
    if (document.activeElement === picture.current) picture.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  const handlers = (at: number) => ({
    onClick: () => onSelect(at),
    onPointerMove: ({ pointerType }: { readonly pointerType: string }) => { if (pointerType === 'mouse') onPreview(at); },
    onPointerLeave: () => onPreview(null),
  });
  return (
    <div ref={frame} className={styles.frame}>
      <div className={styles.scroller}>
        <svg
          ref={picture} className={styles.picture} width={width} height={height} viewBox={`0 0 ${width} ${height}`}
          role="tree" tabIndex={0} aria-label={treeStrings.picture(view.round)} aria-activedescendant={shown === null ? undefined : id(shown)}
          onKeyDown={(event) => {
            const next = moveInTree(view, shown, event.key);
            if (next === null) return;
            event.preventDefault();
            event.stopPropagation();
            onSelect(next);
          }}
        >
          <g aria-hidden="true">
            {nodes.map((node) => <path key={node.slot} className={styles.edge} data-kept={kept.has(node.slot) || undefined} d={edge(placeOf(node.parent), node)} />)}
            {own && <path className={styles.edge} data-kept="own" d={edge(placeOf(own.parent), own)} />}
            <g className={styles.node} data-state="anchor"><Box place={root} state="anchor"><NodeText text={log.text(anchor)} /></Box></g>
          </g>
          {nodes.map((node) => (
            <g
              key={node.slot} id={id(node.slot)} role="treeitem" aria-level={node.depth} aria-posinset={node.rank} aria-setsize={node.siblings} aria-selected={node.slot === shown}
              aria-label={name(node.slot)} className={styles.node} data-state={node.state} data-slot={node.slot} {...handlers(node.slot)}
            >
              <Box place={node} state={node.state} fill={node.pathQ} slant={isStruck(node.state) && liesLevel(log.text(node.token)) ? visibleTokenLine(log.text(node.token)).length : 0}><NodeText text={log.text(node.token)} /></Box>
            </g>
          ))}
          {own && view.target && (
            <g
              {...(bonus === null ? { 'aria-hidden': true } : { id: id(bonus), role: 'treeitem', 'aria-level': own.column, 'aria-selected': bonus === shown, 'aria-label': name(bonus) })}
              className={styles.node} data-state={view.target.kind} {...handlers(ownSlot(view))}
            >
              <Box place={own} state={view.target.kind}><NodeText text={log.text(view.target.token)} /></Box>
            </g>
          )}
        </svg>
      </div>
      <SavePicture chart={frame} name="slipstream-tree" title={treeStrings.picture(view.round)} />
    </div>
  );
}
