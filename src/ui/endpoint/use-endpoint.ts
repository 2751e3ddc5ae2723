/** A draft of an endpoint and its key, as long as the page is open, and the test of the connection: what the panel draws. */
import { useEffect, useRef, useState } from 'react';
import { EndpointFault } from '#endpoint/endpoint-fault.ts';
import { Endpoint, type Line } from '#endpoint/endpoint.ts';
import { tryConnection, type ConnectionReport, type Surroundings } from '#endpoint/try-connection.ts';
import { draftAddress, type EndpointDraft } from './endpoint-draft.ts';
import type { EndpointPanelProps } from './endpoint-panel.tsx';
import type { HeldKey } from './held-key.ts';

/** What a draft and a key make; a sentence where one of them is none. */
export function endpointOf(draft: EndpointDraft, held: HeldKey): Endpoint | string {
  const address = draftAddress(draft);
  if (typeof address === 'string') return address;
  try {
    return new Endpoint(address, held.key(), draft.model.trim());
  } catch (error) {
    if (error instanceof EndpointFault) return error.message;
    throw error;
  }
}

interface Given<Draft extends EndpointDraft> {
  readonly draft: Draft;
  readonly held: HeldKey;
  readonly line: Line;
  readonly surroundings: () => Surroundings;
  readonly onDraft: (draft: Draft) => void;
  readonly onUse: (endpoint: Endpoint) => void;
  /** The key is another one, or none: an endpoint that was made with the last is no longer to be used. */
  readonly onKey: () => void;
}

type Panel<Draft> = Omit<EndpointPanelProps, 'purpose' | 'children' | 'draft' | 'onDraft'> & { readonly draft: Draft; readonly onDraft: (draft: Draft) => void };

export function useEndpoint<Draft extends EndpointDraft>({ draft, held, line, surroundings, onDraft, onUse, onKey }: Given<Draft>): Panel<Draft> {
  const [key, setKey] = useState({ held: held.given, remembers: held.remembers, cannotRemember: false });
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const [models, setModels] = useState<readonly string[] | null>(null);
  const [test, setTest] = useState<AbortController | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const stop = (): void => {
    running.current?.abort();
    running.current = null;
    setTest(null);
  };
  /** What was found out is no longer so. */
  const anew = (): void => {
    stop();
    setReport(null);
  };
  const told = (sentence: string): void => setReport({ ok: false, kind: 'key', sentence, models: null });
  return {
    draft, report, models, testing: test !== null, origin: location.origin,
    secret: {
      ...key,
      onKey: (typed) => {
        held.hold(typed);
        onKey();
        setKey({ ...key, held: held.given });
        anew();
      },
      onRemember: (yes) => {
        const done = held.remember(yes);
        setKey({ held: held.given, remembers: held.remembers, cannotRemember: !done });
      },
    },
    onDraft: (next) => {
      if (next.base !== draft.base) setModels(null);
      if (next.base !== draft.base || next.model !== draft.model) anew();
      onDraft(next);
    },
    onTest: () => {
      const endpoint = endpointOf(draft, held);
      if (typeof endpoint === 'string') {
        told(endpoint);
        return;
      }
      stop();
      const controller = new AbortController();
      running.current = controller;
      setTest(controller);
      tryConnection(endpoint, line, surroundings(), controller.signal).then((found) => {
        if (running.current !== controller) return;
        running.current = null;
        setTest(null);
        setReport(found);
        setModels(found.models);
      }, () => {
        // stopped by hand: there is nothing to say
        if (running.current === controller) stop();
      });
    },
    onStop: stop,
    onUse: () => {
      const endpoint = endpointOf(draft, held);
      if (typeof endpoint === 'string') told(endpoint);
      else onUse(endpoint);
    },
  };
}
