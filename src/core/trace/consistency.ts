/**
 * What a schema cannot say: that the events tell one possible story. Returns where they do not, or null.
 * Rounds follow one another; slots are proposed in order, then judged in the same order; verdicts run accepted*, rejected?,
 * unreached*; the target corrects exactly where a draft was refused, and adds nothing where an accepted stop token left
 * drafts unreached; a round commits no more than it has; the costs of passes rise in rows, one for each.
 */
import type { SpecEvent, TraceHeader } from './events.ts';
import { foldRound } from './rounds.ts';

const ORDER = /^(a*ru*|a+u*)?$/;
const STAGE = { 'round.start': 0, 'draft.token': 1, 'verify.slot': 2, 'target.token': 3, 'round.end': 4 } as const;

function roundContradiction(events: readonly SpecEvent[]): string | null {
  const view = foldRound(events);
  if (!view) return 'no start';
  const judged = events.filter((event) => event.type === 'verify.slot');
  const drafted = events.filter((event) => event.type === 'draft.token');
  if (drafted.some(({ slot }, i) => slot !== i + 1)) return 'slots out of order';
  if (judged.some(({ slot, token }, i) => slot !== drafted[i]?.slot || token !== drafted[i].token)) return 'a verdict on a token that was not proposed';
  if (!ORDER.test(judged.map(({ verdict }) => verdict.charAt(0)).join(''))) return 'verdicts out of order';
  const refused = judged.some(({ verdict }) => verdict === 'rejected');
  if (view.target && (view.target.kind === 'corrected') !== refused) return 'a correction without a rejection, or the reverse';
  if (view.target && !refused && judged.at(-1)?.verdict === 'unreached') return 'a bonus after drafts that nobody judged';
  const accepted = judged.filter(({ verdict }) => verdict === 'accepted').length;
  if (view.end && view.end.committed > accepted + (view.target ? 1 : 0)) return 'more tokens committed than written';
  return null;
}

export function contradiction({ vocabulary, promptTokens }: Pick<TraceHeader, 'vocabulary' | 'promptTokens'>, events: readonly SpecEvent[]): string | null {
  let current: SpecEvent[] = [];
  let previous: { round: number; position: number } | null = null;
  let stage: number = STAGE['round.end'];
  if (promptTokens.some((token) => vocabulary[token] === undefined)) return 'the prompt holds a token without text';
  for (const event of events) {
    if (event.type === 'comparison' || event.type === 'notice' || event.type === 'run.end') continue;
    if (event.type === 'verify.cost') {
      if (event.rows.length !== event.ms.length || event.rows.some((rows, i) => i > 0 && rows <= event.rows[i - 1]!)) return `what a pass of the ${event.role} costs`;
      continue;
    }
    if (event.type === 'round.start') {
      if (previous && (event.round !== previous.round + 1 || event.position < previous.position)) return `round ${event.round} after round ${previous.round}`;
      const wrong = current.length > 0 ? roundContradiction(current) : null;
      if (wrong) return `round ${previous!.round}: ${wrong}`;
      current = [];
      previous = event;
    } else if (event.round !== previous?.round || STAGE[event.type] < stage) {
      return `round ${event.round}: ${event.type} out of place`;
    }
    if ('token' in event && vocabulary[event.token] === undefined) return `round ${event.round}: a token without text`;
    stage = STAGE[event.type];
    current.push(event);
  }
  const wrong = current.length > 0 ? roundContradiction(current) : null;
  return wrong && `round ${previous!.round}: ${wrong}`;
}
