/**
 * A row for each drafted slot: its token, the text before the anchor as a strip of cells, the block's rows as another, and how its
 * attention is split between the two. One tab stop; up and down follow the slots.
 */
import { useId } from 'react';
import type { SlotLook } from '#core/trace/block-attention.ts';
import { share } from '#ui/number-format.ts';
import { visibleTokenLine } from '#ui/visible-token.ts';
import { attentionStrings as words } from './attention-strings.ts';
import styles from './attention.module.css';

const ROW = 28;
const TOP = 20;
const GAP = 10;
const WIDE = 560;

export interface LooksRow {
  readonly look: SlotLook;
  /** Of the draft; of a tree, which level. */
  readonly label: string;
  readonly name: string;
}

interface Props {
  readonly rows: readonly LooksRow[];
  /** The row that is looked at, from 0. */
  readonly shown: number;
  /** Tokens of the prompt, and of the text before the anchor. */
  readonly prompt: number;
  readonly positions: number;
  readonly round: number;
  readonly width: number;
  readonly onSelect: (row: number) => void;
}

/** Shares differ by orders of magnitude: the root lets small ones be seen. */
const strength = (part: number, largest: number): number => Math.sqrt(part / largest);

export const largestShare = (rows: readonly { readonly look: SlotLook }[]): number => Math.max(1e-9, ...rows.flatMap(({ look }) => [...look.context, ...look.block]));

export function LooksPicture({ rows, shown, prompt, positions, round, width, onSelect }: Props) {
  const list = useId();
  const wide = width >= WIDE;
  const [label, cell, bar] = wide ? [104, 11, 96] : [64, 6, 34];
  const blockRows = rows[0]?.look.block.length ?? 0;
  const number = 38;
  const block = { x: width - number - bar - GAP - blockRows * cell, width: blockRows * cell };
  const strip = { x: label, width: block.x - GAP - label };
  const step = strip.width / Math.max(1, positions);
  const largest = largestShare(rows);
  const height = TOP + rows.length * ROW + 2;
  const cut = Math.floor((label - 22) / 8);
  const short = (text: string): string => (text.length > cut ? `${text.slice(0, cut - 1)}…` : text);
  return (
    <svg
      className={styles.looks} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="listbox" tabIndex={0}
      aria-label={words.picture(round)} aria-activedescendant={`${list}-${shown}`}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onSelect(Math.min(rows.length - 1, Math.max(0, shown + by)));
      }}
    >
      <g aria-hidden="true" className={styles.heads}>
        <text x={strip.x} y={10}>{wide ? words.context : words.contextShort}</text>
        <text x={block.x} y={10}>{words.block}</text>
        {wide && <text x={width - number - bar} y={10}>{words.onContext}</text>}
        {prompt < positions && <path className={styles.border} d={`M${(strip.x + prompt * step).toFixed(1)} ${TOP - 4}V${height - 2}`} />}
      </g>
      {rows.map(({ look, label: token, name }, i) => {
        const y = TOP + i * ROW;
        return (
          <g key={look.slot} id={`${list}-${i}`} role="option" aria-selected={i === shown} aria-label={name} className={styles.look} onClick={() => onSelect(i)}>
            <rect className={styles.band} x={0.5} y={y + 0.5} width={width - 1} height={ROW - 1} rx={5} />
            <text className={styles.number} x={6} y={y + ROW / 2}>{look.slot}</text>
            <text className={styles.token} data-token x={20} y={y + ROW / 2}>{short(visibleTokenLine(token))}</text>
            <rect className={styles.ground} x={strip.x} y={y + 6} width={strip.width} height={ROW - 12} />
            {look.context.map((part, position) => (part > 0 ? (
              <rect key={position} className={styles.cell} x={(strip.x + position * step).toFixed(2)} y={y + 6} width={Math.max(0.8, step - (step > 4 ? 0.8 : 0)).toFixed(2)} height={ROW - 12} fillOpacity={strength(part, largest).toFixed(3)} />
            ) : null))}
            {look.block.map((part, row) => (
              <rect key={row} className={styles.blockCell} data-own={row === look.slot || undefined} x={block.x + row * cell + 0.5} y={y + 6} width={cell - 1.5} height={ROW - 12} fillOpacity={strength(part, largest).toFixed(3)} />
            ))}
            <rect className={styles.onBlock} x={width - number - bar} y={y + 9} width={bar} height={ROW - 18} />
            <rect className={styles.onContext} x={width - number - bar} y={y + 9} width={(bar * look.onContext).toFixed(1)} height={ROW - 18} />
            <text className={styles.split} x={width - 2} y={y + ROW / 2}>{share(look.onContext)}</text>
          </g>
        );
      })}
    </svg>
  );
}
