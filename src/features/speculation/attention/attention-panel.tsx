/** Where a round's block looked while DFlash filled it in: each slot's attention, on the text before the anchor and on the block itself. */
import { useState } from 'react';
import { blockAttentionAt, blockRow, brightest, type BlockAttention, type SlotLook } from '#core/trace/block-attention.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { isTree, type RoundView } from '#core/trace/rounds.ts';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { share } from '#ui/number-format.ts';
import { spokenToken } from '#ui/spoken-token.ts';
import { useSessionStore } from '../session/session-context.ts';
import type { StudyProps } from '../study/study-panel.tsx';
import { attentionStrings as words } from './attention-strings.ts';
import { LookedText } from './looked-text.tsx';
import { largestShare, LooksPicture, type LooksRow } from './looks-picture.tsx';
import styles from './attention.module.css';

type Seen = Extract<BlockAttention, { kind: 'seen' }>;

/** Tokens that a slot's sentence names. */
const NAMED = 3;
const ALL = 'all';

function bright(log: EventLog, { text }: Seen, look: SlotLook): readonly string[] {
  return brightest(look, NAMED).map(({ position, share: part }) => words.oneBright(spokenToken(log.text(text[position]!)), share(part)));
}

/** In a chain a slot's draft; the drafts of a tree's level share a row. */
const labelOf = (log: EventLog, view: RoundView, level: number): string => (isTree(view) ? words.level(level) : log.text(view.slots[level - 1]!.token));

function Seen({ log, view, seen, shown, onSelect }: { readonly log: EventLog; readonly view: RoundView; readonly seen: Seen; readonly shown: number; readonly onSelect: (row: number) => void }) {
  const { slots, text, anchor, prompt, layers } = seen;
  const rows = slots.map((look): LooksRow => {
    const label = labelOf(log, view, look.slot);
    return { look, label, name: words.slot(look.slot, isTree(view) ? label : spokenToken(label), share(look.onContext), share(look.onBlock)) };
  });
  const chosen = rows[shown]!;
  const table = (
    <TableDisclosure
      wraps caption={words.picture(view.round)} columns={words.columns}
      rows={rows.map(({ look, label }) => ({ key: look.slot, marked: look === chosen.look, cells: [`${look.slot} ${isTree(view) ? '' : spokenToken(label)}`, share(look.onContext), share(look.onBlock), share(look.block[0]!), bright(log, seen, look).join(', ')] }))}
    />
  );
  return (
    <>
      <Chart title={words.picture(view.round)} note={words.scale(share(largestShare(rows)))} as={{ table, file: 'slipstream-attention' }}>
        {(width) => <LooksPicture rows={rows} shown={shown} prompt={prompt} positions={text.length} round={view.round} width={width} onSelect={onSelect} />}
      </Chart>
      <p className={styles.sentence} data-testid="look" data-figure="look">{chosen.name}.{words.brightest(bright(log, seen, chosen.look))}{words.anchor(spokenToken(log.text(anchor)), share(chosen.look.block[0]!))}</p>
      <LookedText log={log} slot={chosen.look.slot} text={text} anchor={anchor} prompt={prompt} shares={chosen.look.context} onAnchor={chosen.look.block[0]!} />
      <p className={styles.note}>{words.why}</p>
      <p className={styles.note}>{layers === 1 ? words.oneLayer : words.manyLayers}</p>
    </>
  );
}

export function AttentionPanel({ view: { log, rounds }, selected }: StudyProps) {
  const store = useSessionStore();
  const [layer, setLayer] = useState<number | null>(null);
  const view = rounds.find(({ round }) => round === selected?.round) ?? rounds.at(-1);
  if (!view) return <p className={styles.note}>{words.nothing}</p>;
  const found = blockAttentionAt(log, view, layer);
  if (found.kind !== 'seen') return <p className={styles.note} data-testid="attention-absent">{words.absent[found.kind]}</p>;
  const heading = words.heading(view.round, found.slots.length, found.text.length);
  const shown = selected?.round === view.round ? blockRow(view, selected.slot) - 1 : 0;
  const onSelect = (row: number): void => {
    const there = view.slots.find(({ slot }) => blockRow(view, slot) === row + 1);
    if (there) store.getState().select({ round: view.round, slot: there.slot });
  };
  const layers = [{ value: ALL, label: words.allLayers }, ...Array.from({ length: found.layers }, (_, i) => ({ value: `${i}`, label: words.layer(i + 1) }))];
  return (
    <section className={styles.panel} aria-label={heading} data-testid="attention">
      <header className={styles.header}>
        <h2 className={styles.heading} data-figure="attention">{heading}</h2>
        {found.layers > 1 && <Segmented label={words.layers} value={layer === null ? ALL : `${layer}`} segments={layers} onChange={(value) => setLayer(value === ALL ? null : Number(value))} />}
      </header>
      <Seen log={log} view={view} seen={found} shown={Math.min(shown, found.slots.length - 1)} onSelect={onSelect} />
    </section>
  );
}
