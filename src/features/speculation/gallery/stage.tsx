/**
 * A stage for one exhibit: a session of its own, set as the scene says, with an engine that does nothing and without a clock, so
 * that views which use the session work, and neither the address nor what is remembered nor the GPU hears of it.
 */
import { useState, type ReactNode } from 'react';
import type { EventLog } from '#core/trace/event-log.ts';
import type { Selection } from '#core/trace/why.ts';
import type { Capability } from '#engine/protocol.ts';
import { HoldingsContext, type Holdings } from '../session/holdings.ts';
import type { RecordedRun } from '../session/recorded-runs.ts';
import { createSession, type Session, type SessionStore } from '../session/session.ts';
import { SessionContext } from '../session/session-context.ts';
import { useSelection, useView, type View } from '../session/use-view.ts';

export interface Scene extends Partial<Pick<Session, 'cursor' | 'selection' | 'playing' | 'second' | 'lanes' | 'lanesStopped' | 'textMode' | 'whyMode' | 'whatIf' | 'config' | 'ruleGaveWay' | 'phase' | 'failure' | 'said' | 'finding' | 'query' | 'kept'>> {
  readonly log?: EventLog;
  readonly capability?: Capability;
  readonly recorded?: readonly RecordedRun[];
}

const nothing = (): void => undefined;

/** At the end of its run, where the scene says nothing else; the form is that of the run. */
function sessionOf({ log, capability: _capability, recorded: _recorded, ...parts }: Scene): SessionStore {
  const store = createSession(log && { config: log.header.config });
  store.setState({ ...(log && { log, cursor: log.length }), ...parts });
  return store;
}

const holdingsOf = ({ capability, recorded = [] }: Scene): Holdings => ({
  pages: [],
  engine: { capability: capability ?? null, run: capability?.ok === false ? null : nothing, runOthers: capability?.ok === false ? null : nothing, stop: nothing, abandon: nothing },
  recorded: { runs: recorded, look: nothing, open: nothing, cancel: nothing, said: [], ready: true, unmade: false },
  lookForKept: nothing,
});

const NO_RUN = { rounds: [], moment: undefined };

function Shown({ children }: { readonly children: (view: View | null, selected: Selection | null) => ReactNode }) {
  const view = useView();
  return children(view, useSelection(view ?? NO_RUN));
}

export function Stage({ scene, children }: { readonly scene: Scene; readonly children: (view: View | null, selected: Selection | null) => ReactNode }) {
  const [session] = useState(() => sessionOf(scene));
  const [holdings] = useState(() => holdingsOf(scene));
  return <SessionContext value={session}><HoldingsContext value={holdings}><Shown>{children}</Shown></HoldingsContext></SessionContext>;
}

/** A stage with a run on it, for views that need one. */
export function RunStage({ scene, children }: { readonly scene: Scene & { readonly log: EventLog }; readonly children: (view: View, selected: Selection | null) => ReactNode }) {
  return <Stage scene={scene}>{(view, selected) => view && children(view, selected)}</Stage>;
}
