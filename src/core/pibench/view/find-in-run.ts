/** Where in a run something was said or done that holds some words: what the user and the assistant said, files, what tools were asked and gave. */
import type { PiEvent } from '../events.ts';

export interface Found {
  /** Events taken into account once it can be seen. */
  readonly cursor: number;
}

function heardIn(event: PiEvent): string {
  switch (event.type) {
    case 'user': case 'message': case 'memory': case 'notice': return event.text;
    case 'file': return `${event.path}\n${event.text}`;
    case 'tool': return `${event.name}\n${JSON.stringify(event.args)}\n${event.result}`;
    case 'session': case 'delta': case 'verdicts': case 'intent': case 'close': case 'end': return '';
  }
}

/** In order; nothing is found of nothing. */
export function findInRun(events: readonly PiEvent[], query: string): readonly Found[] {
  const wanted = query.trim().toLowerCase();
  return wanted === '' ? [] : events.flatMap((event, at) => (heardIn(event).toLowerCase().includes(wanted) ? [{ cursor: at + 1 }] : []));
}
