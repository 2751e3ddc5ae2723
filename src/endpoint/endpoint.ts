/** A model behind a URL, and the line to it. What it takes and what not is found out while it is asked, and kept as long as this object. */
import type { EndpointAddress } from './endpoint-address.ts';
import type { EndpointKey } from './endpoint-key.ts';

/** A `fetch`; the browser's own fits. */
export type EndpointFetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Waits so many milliseconds; rejects when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export interface Line {
  readonly fetch: EndpointFetch;
  readonly wait: Wait;
}

/** Fields of a request that not every server knows, with how it speaks of them as it refuses them. */
export const OPTIONAL_FIELDS = {
  stream_options: /stream_options/i,
  max_tokens: /max_tokens/i,
  response_format: /response_format|json_schema|grammar|guided|structured/i,
  temperature: /temperature/i,
  seed: /\bseed\b/i,
  stream: /\bstream(ing)?\b/i,
} as const satisfies Record<string, RegExp>;
export type OptionalField = keyof typeof OPTIONAL_FIELDS;

export class Endpoint {
  readonly address: EndpointAddress;
  readonly key: EndpointKey;
  readonly model: string;
  /** What its server turned out not to take. */
  readonly refused = new Set<OptionalField>();

  constructor(address: EndpointAddress, key: EndpointKey, model: string) {
    this.address = address;
    this.key = key;
    this.model = model;
  }

  /** As people read it: two of one host may share it. */
  get name(): string {
    return `${this.model} (${this.address.host})`;
  }

  /** Another path or protocol of one host is another endpoint. */
  get identity(): string {
    return JSON.stringify([this.address.base, this.model]);
  }
}
