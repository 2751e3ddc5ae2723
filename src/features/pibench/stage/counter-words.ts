/** The counters of a board in words: Proc so far, the states that are counted, what was asked and what the user had to write. */
import type { SessionView } from '#core/pibench/view/stage-at.ts';
import { ENDED, type Ended } from '#core/pibench/view/state-words.ts';
import { allOf, procOf, type Tally } from '#core/pibench/view/tally-at.ts';
import { share } from '#ui/number-format.ts';
import { pibenchStrings } from '../pibench-strings.ts';

const words = pibenchStrings.board;

export interface CounterWords {
  readonly proc: string;
  readonly states: readonly Ended[];
  readonly burden: readonly string[];
}

export function counterWords(tally: Tally, view: Pick<SessionView, 'questions' | 'hits' | 'userWords'>): CounterWords {
  // of nothing that has been decided yet, 0 % would look like a failure
  const proc = tally.pending === allOf(tally) ? null : procOf(tally);
  return {
    proc: proc === null ? '–' : share(proc),
    states: ENDED.filter((state) => state !== 'unreached' || tally.unreached > 0),
    burden: [words.questions(view.questions, view.hits), words.words(view.userWords)],
  };
}
