/**
 * Measured intervals of each round on one axis of milliseconds, and below them the tokens of the same rounds in fast mode: with
 * drafts, and plainly. A page of rounds at a time; the layout is the whole log's, so that nothing moves while the cursor does.
 */
import { useMemo } from 'react';
import type { Comparison } from '#core/trace/figures.ts';
import { intervalsAt, pageOf } from '#core/trace/intervals.ts';
import { decisiveSlot, type Selection } from '#core/trace/why.ts';
import { Chart } from '#ui/charts/chart.tsx';
import { TableDisclosure } from '#ui/charts/data-table.tsx';
import { tenth } from '#ui/number-format.ts';
import { useSessionStore } from '../session/session-context.ts';
import type { View } from '../session/use-view.ts';
import { timeStrings } from './time-strings.ts';
import { GanttDrawing } from './gantt-drawing.tsx';

const words = timeStrings.gantt;
/** So wide a usual round should be to be told from its neighbours. */
const ROUND_PIXELS = 62;

interface Props {
  readonly view: View;
  readonly selected: Selection | null;
  readonly comparison: Comparison | null;
  readonly known: string;
}

export function Gantt({ view: { log, cursor, rounds }, selected, comparison, known }: Props) {
  const store = useSessionStore();
  const version = log.length;
  const all = useMemo(() => intervalsAt(log, version), [log, version]);
  const ended = useMemo(() => intervalsAt(log, cursor), [log, cursor]);
  // A round under way is not drawn yet: until it has ended, the page stays that of the last one.
  const drawn = ended.find(({ round }) => round === selected?.round) ?? ended.at(-1);
  const slotOf = (round: number | null): Selection | null => {
    const view = rounds.find((candidate) => candidate.round === round);
    return view ? decisiveSlot(view) : null;
  };
  const table = (
    <TableDisclosure
      caption={words.title}
      columns={words.columns}
      rows={ended.map(({ round, draftMs, verifyMs, otherMs, committed }) => ({
        key: round, marked: round === selected?.round, cells: [`${round}`, tenth(draftMs), tenth(verifyMs), tenth(otherMs), `${committed}`],
      }))}
    />
  );
  return (
    <Chart title={words.title} note={comparison ? words.note(known) : words.noteAlone} as={{ table, file: 'slipstream-time' }}>
      {(width) => (
        <GanttDrawing
          width={width}
          page={pageOf(all, drawn?.round, Math.max(4, Math.floor(width / ROUND_PIXELS)))}
          ended={ended}
          selected={selected?.round ?? null}
          comparison={comparison}
          onSelect={(round) => store.getState().select(slotOf(round))}
          onPreview={(round) => store.getState().point(slotOf(round))}
        />
      )}
    </Chart>
  );
}
