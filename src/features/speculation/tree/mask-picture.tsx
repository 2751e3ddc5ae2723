/**
 * What the target was shown in one pass: a row a token, the anchor first, and in each row the columns that it sees: itself, its
 * ancestors and the anchor (whose column stands for the whole text before). One tab stop; up and down follow the rows.
 */
import { useId, useRef } from 'react';
import { treeMask } from '#core/speculation/draft-tree.ts';
import { packedBatch } from '#core/trace/round-tree.ts';
import { SavePicture } from '#ui/charts/save-picture.tsx';
import { spokenToken } from '#ui/spoken-token.ts';
import type { TreeParts } from './tree-parts.ts';
import { treeStrings } from './tree-strings.ts';
import styles from './tree.module.css';

const LARGEST = 14;
const SIDE = 252;

const words = treeStrings;

export function MaskPicture({ log, view, anchor, slot, onSelect, onPreview }: TreeParts) {
  const figure = useRef<HTMLElement>(null);
  const mask = treeMask(packedBatch(view, anchor));
  const cell = Math.min(LARGEST, SIDE / mask.length);
  const side = cell * mask.length;
  const shown = slot !== null && slot < mask.length ? slot : null;
  const list = useId();
  const id = (row: number): string => `${list}-${row}`;
  const sees = (row: number): readonly number[] => mask[row]!.flatMap((seen, column) => (seen && column > 0 ? [column] : []));
  const cells = (row: number) => mask[row]!.map((seen, column) => (seen ? <rect key={column} className={styles.seen} x={column * cell + 1} y={row * cell + 1} width={cell - 1.5} height={cell - 1.5} rx={1.5} /> : null));
  return (
    <figure ref={figure} className={styles.mask}>
      <figcaption className={styles.caption}>{words.maskCaption}</figcaption>
      <svg
        className={styles.matrix} width={side + 1} height={side + 1} viewBox={`0 0 ${side + 1} ${side + 1}`} role="listbox" tabIndex={0}
        aria-label={words.mask} aria-activedescendant={shown === null ? undefined : id(shown)}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step === undefined || mask.length < 2) return;
          event.preventDefault();
          event.stopPropagation();
          onSelect(Math.min(mask.length - 1, Math.max(1, (shown ?? 0) + step)));
        }}
      >
        <g aria-hidden="true">
          <rect className={styles.ground} x={0.5} y={0.5} width={side} height={side} rx={2} />
          {cells(0)}
        </g>
        {view.slots.map(({ slot: row, token, state }) => (
          <g
            key={row} id={id(row)} role="option" aria-selected={row === shown} aria-label={words.maskRow(row, spokenToken(log.text(token)), sees(row))} className={styles.maskRow} data-state={state}
            onClick={() => onSelect(row)}
            onPointerMove={({ pointerType }) => { if (pointerType === 'mouse') onPreview(row); }}
            onPointerLeave={() => onPreview(null)}
          >
            <rect className={styles.band} x={0.5} y={row * cell} width={side} height={cell} />
            {cells(row)}
          </g>
        ))}
      </svg>
      <SavePicture chart={figure} name="slipstream-batch" title={words.mask} />
    </figure>
  );
}
