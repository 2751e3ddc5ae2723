/**
 * What outlives a look at another page: the store with its log, cursor and selection, the engine, and the list of recordings.
 * While nobody looks, time stands still; a live run, whose engine stays a few rounds ahead of the eye and no more, waits too.
 */
import { useState, type ReactNode } from 'react';
import { rememberedShortcuts } from '#ui/commands/remembered-shortcuts.ts';
import { HoldingsContext, type Page } from './holdings.ts';
import type { ConnectEngine } from '#engine/held-engine.ts';
import type { KeptShelf } from '#engine/protocol.ts';
import { readLink } from './link.ts';
import { createSession } from './session.ts';
import { SessionContext } from './session-context.ts';
import { useEngine } from './use-engine.ts';
import { useKept } from './use-kept.ts';
import { useRecordedRuns } from './use-recorded-runs.ts';

interface Props {
  readonly pages: readonly Page[];
  readonly connect: ConnectEngine | null;
  readonly openShelf: (() => Promise<KeptShelf>) | null;
  readonly children: ReactNode;
}

function Holdings({ pages, connect, openShelf, children }: Props) {
  const engine = useEngine(connect);
  const recorded = useRecordedRuns(engine.abandon);
  const lookForKept = useKept(openShelf);
  return <HoldingsContext value={{ pages, engine, recorded, lookForKept }}>{children}</HoldingsContext>;
}

export function SpeculationSession({ children, ...given }: Props) {
  const [session] = useState(() => {
    const made = createSession(readLink(location.search));
    made.getState().set({ shortcuts: rememberedShortcuts() });
    return made;
  });
  return <SessionContext value={session}><Holdings {...given}>{children}</Holdings></SessionContext>;
}
