/**
 * The thought of a run, up to a cursor, and on each of its steps what became of the drafts there: do rejections cluster at plans and backtracks? A place of the text was
 * judged where a draft of it was accepted, or refused for the target's own token; what the target added behind a whole block was never drafted, and no
 * trial. The line break behind a step counts to it.
 */
import type { EventLog } from '../trace/event-log.ts';
import { openingSection, sections, type Piece } from '../trace/output.ts';
import { roundsAt } from '../trace/rounds.ts';

export interface DraftTally {
  /** Places at which a draft was judged. */
  readonly judged: number;
  /** Those of them at which it was refused. */
  readonly refused: number;
  /** The refused drafts, as they would have stood there. */
  readonly texts: readonly string[];
}

export interface RecordedThought {
  readonly thought: string;
  /** The thought goes on, or was cut off: its last line may not be whole. */
  readonly open: boolean;
  /** Null: it is not done. */
  readonly answer: string | null;
  /** As far as it is written. */
  readonly answerSoFar: string;
  /** For each line of the thought. */
  readonly byLine: readonly DraftTally[];
  readonly ofAnswer: DraftTally;
}

class Tally {
  judged = 0;
  refused = 0;
  readonly texts: string[] = [];

  add({ state, kept, text }: Piece): void {
    if (state === 'rejected') this.texts.push(text);
    if (!kept || (state !== 'accepted' && state !== 'corrected')) return;
    this.judged += 1;
    if (state === 'corrected') this.refused += 1;
  }
}

/** Of the line that begins at, or holds, this place of the thought. */
export const tallyAt = ({ thought, byLine }: Pick<RecordedThought, 'thought' | 'byLine'>, at: number): DraftTally => byLine[thought.slice(0, at).split('\n').length - 1]!;

export function recordedThought(log: EventLog, cursor = log.length): RecordedThought {
  const lines = [new Tally()];
  const ofAnswer = new Tally();
  let [thought, answer, open, ended] = ['', '', openingSection(log) === 'thought', false];
  for (const { kind, pieces } of sections(log, roundsAt(log, cursor))) {
    if (kind === 'answer') open = false;
    for (const piece of pieces) {
      (kind === 'answer' ? ofAnswer : lines.at(-1)!).add(piece);
      if (piece.marker) ended ||= kind === 'answer' && piece.kept && piece.text === '<eos>';
      if (!piece.kept || piece.marker) continue;
      if (kind === 'answer') answer += piece.text;
      else {
        thought += piece.text;
        for (let i = 0; i < piece.text.split('\n').length - 1; i++) lines.push(new Tally());
      }
    }
  }
  return { thought, open, answer: ended ? answer.trim() : null, answerSoFar: answer.trimStart(), byLine: lines, ofAnswer };
}
