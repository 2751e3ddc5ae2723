/** Every token id that an event mentions: what a log must be able to spell. */
import type { SpecEvent } from './events.ts';

export function mentionedTokens(event: SpecEvent): readonly number[] {
  switch (event.type) {
    case 'draft.token':
      return [event.token, ...(event.draft?.tokens ?? [])];
    case 'verify.slot':
      return [event.token, ...(event.drawn === null ? [] : [event.drawn]), ...event.target.tokens];
    case 'target.token':
      return [event.token, ...event.from.tokens];
    case 'round.start': case 'draft.attention': case 'round.end': case 'comparison': case 'verify.cost': case 'notice': case 'run.end':
      return [];
  }
}
