/** The client of an endpoint with the browser's own fetch and clock, for tests that ask what a browser makes of it. */
import { complete } from '#endpoint/complete.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointFault } from '#endpoint/endpoint-fault.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint, type Line } from '#endpoint/endpoint.ts';
import { tryConnection, type ConnectionReport } from '#endpoint/try-connection.ts';
import { waitByClock } from '#endpoint/wait-by-clock.ts';

export interface Heard {
  readonly pieces: readonly string[];
  /** Null: the answer came. */
  readonly fault: { readonly kind: string; readonly again: boolean; readonly waitSeconds: number | null; readonly sentence: string } | null;
}

interface EndpointHarness {
  test(base: string, model: string, key?: string): Promise<ConnectionReport>;
  /** `stopAfter`: so many pieces. */
  ask(base: string, model: string, stopAfter?: number): Promise<Heard>;
}

declare global {
  interface Window {
    endpoint: EndpointHarness;
  }
}

const line: Line = { fetch: (url, init) => fetch(url, init), wait: waitByClock };
const at = (base: string, model: string, key = ''): Endpoint => new Endpoint(endpointAddress(base), new EndpointKey(key), model);

window.endpoint = {
  test: (base, model, key) => tryConnection(at(base, model, key), line, { securePage: location.protocol === 'https:', permission: async () => null }),
  ask: async (base, model, stopAfter = Infinity) => {
    const [pieces, stop]: [string[], AbortController] = [[], new AbortController()];
    const onText = (text: string): void => {
      pieces.push(text);
      if (pieces.length >= stopAfter) stop.abort(new Error('stopped'));
    };
    const fault = await complete(at(base, model), line, { messages: [{ role: 'user', content: 'Well?' }], maxTokens: 50 }, { onText, signal: stop.signal })
      .then(() => null, (error: unknown) => (error instanceof EndpointFault
        ? { kind: error.kind, again: error.again, waitSeconds: error.waitSeconds, sentence: error.message }
        : { kind: String(error), again: false, waitSeconds: null, sentence: '' }));
    return { pieces, fault };
  },
};
document.documentElement.dataset.ready = 'true';
