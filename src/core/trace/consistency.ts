/**
 * What a schema cannot say: that the events tell one possible story. Returns where they do not, or null.
 * Rounds follow one another, each from where the one before left the text, its events in the order of the alphabet and possible
 * (round-consistency.ts); none follows the end of the text, and nothing but measurements the end of the run. Whatever token the
 * log mentions, it can spell, and it lies within the vocabulary. The costs of passes rise in rows, one for each.
 */
import type { SpecEvent, TraceHeader } from './events.ts';
import { mentionedTokens } from './mentioned-tokens.ts';
import { roundContradiction } from './round-consistency.ts';

const STAGE = { 'round.start': 0, 'draft.token': 1, 'draft.attention': 2, 'verify.slot': 3, 'target.token': 4, 'round.end': 5 } as const;

type Start = Extract<SpecEvent, { type: 'round.start' }>;

/** Whether a round may start here, behind the events of the one before (none: behind the prompt). */
function mayStart({ round, position }: Start, before: readonly SpecEvent[], prompt: number): boolean {
  const [first, end] = [before[0], before.at(-1)];
  if (first?.type !== 'round.start') return position === prompt;
  if (end?.type !== 'round.end' || !before.some(({ type }) => type === 'target.token')) return false;
  return round === first.round + 1 && position === first.position + end.committed;
}

export function contradiction({ vocabulary, vocabularySize = Infinity, promptTokens, config }: Pick<TraceHeader, 'vocabulary' | 'vocabularySize' | 'promptTokens' | 'config'>, events: readonly SpecEvent[]): string | null {
  const unknown = (token: number): boolean => vocabulary[token] === undefined;
  if (Object.keys(vocabulary).some((token) => Number(token) >= vocabularySize)) return 'a token beyond its vocabulary';
  if (promptTokens.some(unknown)) return 'the prompt holds a token without text';
  let current: SpecEvent[] = [];
  let round = 0;
  let over = false;
  const inCurrent = (): string | null => {
    const wrong = current.length > 0 ? roundContradiction(config, current) : null;
    return wrong && `round ${round}: ${wrong}`;
  };
  for (const event of events) {
    if (over && event.type !== 'comparison' && event.type !== 'verify.cost') return `${event.type} after the end of the run`;
    if (event.type === 'run.end') over = true;
    if (event.type === 'comparison' || event.type === 'notice' || event.type === 'run.end') continue;
    if (event.type === 'verify.cost') {
      if (event.rows.length !== event.ms.length || event.rows.some((rows, i) => i > 0 && rows <= event.rows[i - 1]!)) return `what a pass of the ${event.role} costs`;
      continue;
    }
    if (event.type === 'round.start') {
      const wrong = inCurrent();
      if (wrong) return wrong;
      if (!mayStart(event, current, promptTokens.length)) return `round ${event.round} cannot follow what is before it`;
      current = [];
      round = event.round;
    } else if (event.round !== round || STAGE[event.type] < STAGE[(current.at(-1)?.type ?? 'round.end') as keyof typeof STAGE]) {
      return `round ${event.round}: ${event.type} out of place`;
    }
    if (mentionedTokens(event).some(unknown)) return `round ${event.round}: a token without text`;
    current.push(event);
  }
  return inCurrent();
}
