/** Puts slots and rounds into sentences: names of grid cells, and what the live region says. */
import { endingAt } from '#core/trace/ending.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import { figuresAt } from '#core/trace/figures.ts';
import type { RoundView } from '#core/trace/rounds.ts';
import type { Why } from '#core/trace/why.ts';
import { decimal, probability } from '#ui/number-format.ts';
import { spokenToken } from '#ui/spoken-token.ts';
import { strings } from './strings.ts';
import { whyStrings } from './why/why-strings.ts';

function whatBecame(log: EventLog, why: Why): string {
  const { lanes } = strings;
  const quote = (token: number): string => spokenToken(log.text(token));
  switch (why.kind) {
    case 'drafting': return lanes.drafting(why.draft ?? why.branch ? probability(why.q) : null);
    case 'unreached': return lanes.unreached[why.because.kind](why.because.slot);
    case 'bonus': return why.drafted === 0 ? lanes.plain : why.tree ? lanes.bonusOfTree : lanes.bonus;
    case 'coin': {
      const say = why.branch ? lanes.coinAmong : lanes.coin;
      const said = say(whyStrings.verdicts[why.verdict], probability(why.p), probability(why.q), probability(why.threshold), probability(why.coin));
      return said + (why.replacement ? lanes.replaced(quote(why.replacement.token)) : '');
    }
    case 'draw': case 'greedy': return lanes.drawn(whyStrings.verdicts[why.verdict], probability(why.p), quote(why.drawn));
  }
}

export function cellSentence(log: EventLog, why: Why): string {
  return strings.lanes.cell(why.round, why.slot, spokenToken(log.text(why.token)), whatBecame(log, why));
}

/** Of a round that has ended; without a token of the target's it was an accepted stop token that ended it. */
export function roundSentence(log: EventLog, { round, slots, target }: RoundView): string {
  const accepted = slots.filter(({ state }) => state === 'accepted').length;
  if (!target) return strings.announce.ended(round, accepted, slots.length);
  return strings.announce.round(round, accepted, slots.length, spokenToken(log.text(target.token)));
}

/** How a run ended and what it came to; nothing where the log does not say that it has. */
export function endSentence(log: EventLog, cursor: number): string {
  const ending = endingAt(log, cursor);
  if (ending === null) return '';
  const { tokens, acceptanceLength } = figuresAt(log, cursor);
  return strings.announce.done(strings.announce.endings[ending], tokens, acceptanceLength === null ? null : decimal(acceptanceLength));
}
