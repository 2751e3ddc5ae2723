/**
 * What one text of a step taught: rounds as rows, slots as cells, each with its role and, as a bar, its share of the text's loss. One tab stop;
 * arrow keys or the pointer choose a slot, which is then told in words.
 */
import { useId, useState } from 'react';
import { replayRows, roleShares, type ReplaySlot } from '#core/training/replay-rows.ts';
import { standsAtRounds } from '#core/training/training-config.ts';
import type { ReplayEvent, SlotRole } from '#core/training/training-events.ts';
import type { TrainingRun } from '#core/training/training-run.ts';
import { Glyph, type GlyphName } from '#ui/glyph.tsx';
import { decimal, share } from '#ui/number-format.ts';
import { spokenToken } from '#ui/spoken-token.ts';
import { TokenText } from '#ui/token-text.tsx';
import { trainingStrings } from '../training-strings.ts';
import { moveInReplay, type Place } from './move-in-replay.ts';
import { smallShare } from './small-share.ts';
import styles from './views.module.css';

const words = trainingStrings.replay;
const MARKS: Readonly<Record<SlotRole, GlyphName>> = { accepted: 'check', 'first-rejected': 'cross', suffix: 'dash', label: 'forward', unused: 'dot' };

interface Props {
  readonly run: TrainingRun;
  readonly replay: ReplayEvent | null;
}

export function ReplayView({ run, replay }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState<Place | null>(null);
  if (!replay || replay.blocks.length === 0) return <p className={styles.none}>{words.none}</p>;
  const rows = replayRows(replay);
  const sentence = (row: number, { slot, token, role, text, weight, loss, share: part }: ReplaySlot): string =>
    `${words.cell(row + 1, slot, spokenToken(run.text(token)), role, text === null ? null : spokenToken(run.text(text)))} ${weight > 0 ? words.taught(decimal(loss), smallShare(part), smallShare(weight)) : words.idle}`;
  const widest = Math.max(...rows.map(({ slots }) => slots.length));
  const shown = chosen && rows[chosen.row]?.slots[chosen.slot] ? chosen : { row: 0, slot: 0 };
  return (
    <div className={styles.view} data-testid="replay-view">
      <p className={styles.lead}>{standsAtRounds(run.header.config) ? words.lead.rounds : words.lead.random} {words.bars} <span data-figure="replay-step">{words.step(replay.step)}</span>.</p>
      <ul className={styles.roles}>
        {roleShares(replay).filter(({ role }) => role !== 'unused').map(({ role, share: part, weight }) => (
          <li key={role} data-role={role} data-figure={`share-${role}`}><Glyph name={MARKS[role]} size={12} />{words.share(trainingStrings.roles[role], share(part), share(weight))}</li>
        ))}
      </ul>
      <p className={styles.sentence} data-testid="replay-sentence">{sentence(shown.row, rows[shown.row]!.slots[shown.slot]!)}</p>
      <p id={`${id}-caption`} className="visually-hidden">{words.caption}</p>
      <div
        className={styles.grid} role="grid" aria-label={words.heading} aria-describedby={`${id}-caption`} tabIndex={0} aria-activedescendant={`${id}-${shown.row}-${shown.slot}`}
        aria-rowcount={rows.length} aria-colcount={widest + 1} data-run-keys
        onKeyDown={(event) => {
          const next = moveInReplay(rows.map(({ slots }) => slots.length), chosen, event.key);
          if (!next) return;
          event.preventDefault();
          event.stopPropagation();
          setChosen(next);
          document.getElementById(`${id}-${next.row}-${next.slot}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        }}
      >
        {rows.map(({ at, anchor, slots }, row) => (
          <div key={row} role="row" className={styles.row}>
            <div role="rowheader" className={styles.anchor}><span>{words.anchor(at)}</span><TokenText text={run.text(anchor)} /></div>
            {slots.map((slot, i) => (
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys and focus are the grid's: one tab stop, aria-activedescendant
              <div
                key={i} id={`${id}-${row}-${i}`} role="gridcell" aria-label={sentence(row, slot)} aria-selected={shown.row === row && shown.slot === i} className={styles.cell} data-role={slot.role}
                onClick={() => setChosen({ row, slot: i })} onPointerEnter={(event) => { if (event.pointerType === 'mouse') setChosen({ row, slot: i }); }}
              >
                <span className={styles.drafted}><Glyph name={MARKS[slot.role]} size={10} /><span className={styles.word}><TokenText text={run.text(slot.token)} /></span></span>
                <span className={styles.bar}><span data-tint style={{ width: `${100 * slot.tint}%` }} /></span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
