/** The page: its session and the target at work under it, kept while one looks elsewhere; its link, what it fetches and what reads for it. What is drawn is reasoning-view.tsx's. */
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ConnectEngine } from '#engine/held-engine.ts';
import { browserLine } from '#ui/endpoint/browser-line.ts';
import { HeldKey } from '#ui/endpoint/held-key.ts';
import { NO_MODEL } from './asked/asked-model.ts';
import { Asks } from './asked/asks.ts';
import { ModelDialog } from './asked/model-dialog.tsx';
import { Palette } from './commands/palette.tsx';
import { useExperiment } from './experiment/use-experiment.ts';
import { NOTHING_LIVE } from './live/live-state.ts';
import { Thinking } from './live/thinking.ts';
import { useThinking } from './live/use-thinking.ts';
import { takeHandedThought } from './paste/handed-thought.ts';
import { edgesSubject } from './paste/edges-job.ts';
import { opensCollapsed } from './paste/opens-collapsed.ts';
import { rememberedPaste, rememberPaste } from './paste/remembered-paste.ts';
import { startReadWorker, ThoughtReader, type Reading } from './paste/thought-reader.ts';
import type { ConnectReward } from '#engine/reward-protocol.ts';
import { ReasoningView } from './reasoning-view.tsx';
import { readReasoningLink, writeReasoningLink } from './session/reasoning-link.ts';
import { fetchRecorded } from './session/recorded-thoughts.ts';
import { createReasoningSession, type ReasoningSession, type ReasoningStore } from './session/reasoning-session.ts';
import { useRewardDesk } from './train/use-reward-desk.ts';

interface Kept {
  readonly store: ReasoningStore;
  readonly thinking: Thinking;
  readonly reader: ThoughtReader;
  readonly held: HeldKey;
  readonly asks: Asks;
}

let kept: Kept | null = null;

const ofThisTab = (): Storage => sessionStorage;

function keptSession(connect: ConnectEngine): Kept {
  if (kept) return kept;
  const { live: choice, ...link } = readReasoningLink(location.search);
  const held = new HeldKey('reasoning', ofThisTab);
  const remembered = rememberedPaste(ofThisTab);
  const store = createReasoningSession({ ...link, ...remembered?.parts, live: { ...NOTHING_LIVE, choice }, model: { ...NO_MODEL, draft: { ...NO_MODEL.draft, ...held.place } } });
  // it was looked at already, as the address says
  const isRemembered = (reading: Reading): boolean => reading.kind === 'read' && reading.of === remembered?.read;
  const reader = new ThoughtReader(startReadWorker, (reading) => store.setState((before) => ({ reading, ...(!isRemembered(reading) && opensCollapsed(before, reading) && { view: 'super-nodes' }) })));
  addEventListener('pagehide', () => rememberPaste(ofThisTab, store.getState()));
  if (remembered?.read) reader.read(remembered.read);
  return (kept = { store, reader, held, asks: new Asks(store, reader, browserLine), thinking: new Thinking(store, connect, new URL(import.meta.env.BASE_URL, document.baseURI).href) });
}

const SETTLE_MS = 200;

function useReasoningLink({ screen, source, view, choice, recording, step, side, live: { choice: live } }: ReasoningSession): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // steps of what was pasted, or is yet to be thought, are in no link
      const linked = screen === 'compare' || (screen === 'trace' && source !== 'live');
      const query = writeReasoningLink({ screen, source, view, choice, recording, step: linked ? step : null, side, live }, location.search);
      history.replaceState(history.state, '', location.pathname + query + location.hash);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [screen, source, view, choice, recording, step, side, live]);
}

export function ReasoningPage({ connect, connectReward }: { readonly connect: ConnectEngine; readonly connectReward: ConnectReward }) {
  const [{ store, thinking, reader, held, asks }] = useState(() => keptSession(connect));
  const session = useStore(store);
  const { recordings, screen, source } = session;
  useReasoningLink(session);
  const reward = useRewardDesk(connectReward);
  useEffect(() => () => {
    reader.stop();
    // what was being read is to be asked for again
    if (store.getState().reading.kind === 'reading') store.setState({ reading: { kind: 'none' } });
  }, [reader, store]);
  const [wanted, setWanted] = useState(0);
  const needed = screen === 'trace' && source !== 'made' && recordings === null;
  useEffect(() => {
    if (!needed) return;
    const controller = new AbortController();
    void fetchRecorded(controller.signal).then((found) => { if (!controller.signal.aborted) store.setState({ recordings: found }); });
    return () => controller.abort();
  }, [store, needed, wanted]);
  const again = useCallback(() => { store.setState({ recordings: null }); setWanted((times) => times + 1); }, [store]);
  const measure = useExperiment(store, screen === 'measured' && session.experiment === null);
  const read = useCallback((text: string, problem: string) => {
    store.setState({ step: null });
    // of a text that is no longer shown nobody is asked on, out of sight
    if (store.getState().edges.subject !== edgesSubject({ text, problem })) asks.stopEdges();
    reader.read({ text, problem });
  }, [store, reader, asks]);
  useEffect(() => {
    const handed = takeHandedThought();
    if (!handed) return;
    store.setState({ screen: 'paste', pasted: handed });
    read(handed.text, handed.problem);
  }, [store, read]);
  const watch = useThinking(thinking, session);
  const desk = useCallback(() => ({ session: store.getState(), watch, asks }), [store, watch, asks]);
  return (
    <>
      <ReasoningView session={session} onFetch={again} onMeasured={measure} onRead={read} watch={watch} reward={reward} asks={asks} />
      <ModelDialog model={session.model} held={held} onModel={(model) => store.setState({ model })} onUse={(endpoint) => store.setState({ model: { ...session.model, endpoint, settingUp: false } })} />
      <Palette desk={desk} />
    </>
  );
}
