/** The page: its session, kept while one looks elsewhere, its link, what it fetches and what reads for it; what is drawn is reasoning-view.tsx's. */
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { startReadWorker, ThoughtReader } from './paste/thought-reader.ts';
import type { ConnectReward } from '#engine/reward-protocol.ts';
import { ReasoningView } from './reasoning-view.tsx';
import { readReasoningLink, writeReasoningLink } from './session/reasoning-link.ts';
import { fetchRecorded } from './session/recorded-thoughts.ts';
import { createReasoningSession, type ReasoningSession, type ReasoningStore } from './session/reasoning-session.ts';
import { useRewardDesk } from './train/use-reward-desk.ts';

let kept: ReasoningStore | null = null;
const keptSession = (): ReasoningStore => (kept ??= createReasoningSession(readReasoningLink(location.search)));

const SETTLE_MS = 200;

function useReasoningLink({ screen, source, view, choice, recording, step }: ReasoningSession): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // steps of what was pasted are in no link
      const query = writeReasoningLink({ screen, source, view, choice, recording, step: screen === 'paste' ? null : step }, location.search);
      history.replaceState(history.state, '', location.pathname + query + location.hash);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [screen, source, view, choice, recording, step]);
}

export function ReasoningPage({ connectReward }: { readonly connectReward: ConnectReward }) {
  const [store] = useState(keptSession);
  const session = useStore(store);
  const { recordings, screen, source } = session;
  useReasoningLink(session);
  const reward = useRewardDesk(connectReward);
  const [reader] = useState(() => new ThoughtReader(startReadWorker, (reading) => store.setState({ reading })));
  useEffect(() => () => {
    reader.stop();
    // what was being read is to be asked for again
    if (store.getState().reading.kind === 'reading') store.setState({ reading: { kind: 'none' } });
  }, [reader, store]);
  const [wanted, setWanted] = useState(0);
  const needed = screen === 'trace' && source === 'recorded' && recordings === null;
  useEffect(() => {
    if (!needed) return;
    const controller = new AbortController();
    void fetchRecorded(controller.signal).then((found) => { if (!controller.signal.aborted) store.setState({ recordings: found }); });
    return () => controller.abort();
  }, [store, needed, wanted]);
  const again = useCallback(() => { store.setState({ recordings: null }); setWanted((times) => times + 1); }, [store]);
  const read = useCallback((text: string, problem: string) => { store.setState({ step: null }); reader.read({ text, problem }); }, [store, reader]);
  return <ReasoningView session={session} onFetch={again} onRead={read} reward={reward} />;
}
