/** A run as a table for a spreadsheet: one line per drafted slot, RFC 4180 (CRLF between lines; cells of text: quoted-cell.ts). */
import { quotedCell } from '#core/csv/quoted-cell.ts';
import type { EventLog } from './event-log.ts';
import type { SpecEvent } from './events.ts';

const COLUMNS = ['round', 'position', 'slot', 'parent', 'token id', 'token', 'p', 'q', 'u', 'drawn', 'verdict'] as const;

type Judged = Extract<SpecEvent, { type: 'verify.slot' }>;
const keyOf = ({ round, slot }: { readonly round: number; readonly slot: number }): string => `${round}.${slot}`;

/** `position` is the number of tokens committed before the round; `drawn` is a token's text. Cells without a value are empty. */
export function slotsCsv(log: EventLog): string {
  const judged = new Map(log.events.filter((event): event is Judged => event.type === 'verify.slot').map((event) => [keyOf(event), event]));
  const lines: string[] = [COLUMNS.map(quotedCell).join(',')];
  let position = 0;
  for (const event of log.events) {
    if (event.type === 'round.start') position = event.position;
    if (event.type !== 'draft.token') continue;
    const { round, slot, parent, token, q } = event;
    const verdict = judged.get(keyOf(event));
    const drawn = verdict?.drawn ?? null;
    const cells = [
      round, position, slot, parent, token, quotedCell(log.text(token)), verdict?.p ?? null, q, verdict?.u ?? null,
      drawn === null ? null : quotedCell(log.text(drawn)), verdict?.verdict ?? null,
    ];
    lines.push(cells.map((cell) => cell ?? '').join(','));
  }
  return lines.join('\r\n') + '\r\n';
}
