/**
 * Opens the run that the link asks for, where it was recorded. Where it was not, no other takes its place: the page invites to
 * make it. A page without a link opens on the first recorded run. Later the one that the visitor chooses: the latest choice
 * counts, however late the others arrive, and a live run gives way to it.
 */
import { useCallback, useRef, useState } from 'react';
import { DEFAULT_CONFIG, sameConfig } from '#core/trace/run-config.ts';
import { roundsAt } from '#core/trace/rounds.ts';
import { whyAt } from '#core/trace/why.ts';
import { strings } from '../strings.ts';
import { readLink, type Link } from './link.ts';
import { listRecordedRuns, loadRecordedRun, type RecordedRun } from './recorded-runs.ts';
import { useSessionStore } from './session-context.ts';

const words = strings.controls;

function settled({ clamped, badAt }: Link): string[] {
  const said = clamped.map(({ key, given, used }) => {
    if (key === 'prompt') return words.shortened(used, given);
    return key === 'weights' ? words.noSuchWeights(given) : words.clamped(words[key], given, used);
  });
  return [...said, ...(badAt === null ? [] : [words.badAt(badAt)])];
}

export interface RecordedRuns {
  readonly runs: readonly RecordedRun[];
  /** The first time, reads the link and opens what it asks for. */
  readonly look: () => void;
  /** Says so where nothing came of it: it could not be read, or something else is looked at by now. */
  readonly open: (run: RecordedRun, missed?: () => void) => void;
  /** What is still on its way will not be opened. */
  readonly cancel: () => void;
  /** What the page has to say about its link. */
  readonly said: readonly string[];
  /** The first look at the link and the list is over. */
  readonly ready: boolean;
  /** The link describes a run that nobody recorded. */
  readonly unmade: boolean;
}

export function useRecordedRuns(leaveLive: () => void): RecordedRuns {
  const store = useSessionStore();
  const [runs, setRuns] = useState<readonly RecordedRun[]>([]);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [ready, setReady] = useState(false);
  const [unmade, setUnmade] = useState(false);
  const latest = useRef<symbol | null>(null);
  const looked = useRef(false);

  const load = useCallback(
    async (run: RecordedRun, at: Link['at'], typed: () => boolean): Promise<boolean> => {
      const mine = (latest.current = Symbol(run.file));
      const loaded = await loadRecordedRun(run, strings.failure.missing);
      const session = store.getState();
      // Meanwhile another was chosen or brought, or a live run started.
      if (latest.current !== mine || session.phase.kind !== 'idle') return false;
      if (!loaded.ok) {
        session.set({ failure: { cause: 'trace', sentence: loaded.sentence, kept: false } });
        return false;
      }
      // The prompt shown is that of the run shown, also where another could not be read; but what was typed meanwhile stays.
      if (!typed()) session.set({ config: run.config });
      session.open(loaded.log, 'recorded', at);
      const found = at === null || whyAt(loaded.log, roundsAt(loaded.log, loaded.log.length), at) !== null;
      if (!found) setSaid((before) => [...before, words.noSuchToken(`${at.round}.${at.slot}`)]);
      return true;
    },
    [store],
  );

  const look = useCallback((): void => {
    if (looked.current) return;
    looked.current = true;
    const link = readLink(location.search);
    let settledOn = store.getState().config;
    const typed = (): boolean => store.getState().config !== settledOn;
    void listRecordedRuns().then(async (found) => {
      const list = found ?? [];
      if (!found) store.getState().set({ failure: { cause: 'list', sentence: strings.failure.noList, kept: false } });
      setRuns(list);
      // brought from another page, or meanwhile: what is looked at by now stays
      if (store.getState().log) {
        setReady(true);
        return;
      }
      const own = list.find(({ config }) => sameConfig(config, link.config));
      const asksForNone = sameConfig(link.config, DEFAULT_CONFIG);
      const run = own ?? (asksForNone ? list[0] : undefined);
      setSaid(settled(link));
      setUnmade(!own && !asksForNone);
      if (!own) store.getState().set({ wanted: link.at });
      if (!own && !typed()) store.getState().set({ config: (settledOn = run?.config ?? link.config) });
      if (run) await load(run, own ? link.at : null, typed);
      setReady(true);
    });
  }, [load, store]);

  const open = useCallback(
    (run: RecordedRun, missed?: () => void): void => {
      setSaid([]);
      leaveLive();
      store.getState().set({ failure: null, wanted: null });
      const asChosen = store.getState().config;
      void load(run, null, () => store.getState().config !== asChosen).then((opened) => { if (!opened) missed?.(); });
    },
    [load, store, leaveLive],
  );
  const cancel = useCallback((): void => {
    latest.current = null;
  }, []);
  return { runs, look, open, cancel, said, ready, unmade };
}
