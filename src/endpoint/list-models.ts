/** Which models an endpoint offers, by its own account (`/models`). */
import * as v from 'valibot';
import { Deadline, type Patience } from './deadline.ts';
import { EndpointFault } from './endpoint-fault.ts';
import type { Line } from './endpoint.ts';
import type { Asked } from './http-fault.ts';
import { readWhole } from './read-whole.ts';
import { send } from './send.ts';

const PATIENCE: Patience = { silenceMs: 15_000, totalMs: 30_000 };
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_SHOWN = 500;
const listSchema = v.object({ data: v.array(v.object({ id: v.string() })) });

/** In its order. Throws an EndpointFault; where the caller stopped it, the reason of its signal. */
export async function listModels(endpoint: Asked, line: Line, signal?: AbortSignal): Promise<readonly string[]> {
  const { host } = endpoint.address;
  const deadline = new Deadline(host, line.wait, PATIENCE, signal);
  try {
    const response = await send(endpoint, '/models', null, line.fetch, deadline);
    const list = v.safeParse(listSchema, JSON.parse(await readWhole(response, MOST_BYTES, deadline)));
    if (!list.success) throw noList(host);
    return [...new Set(list.output.data.map(({ id }) => id))].slice(0, MOST_SHOWN);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof EndpointFault) throw error;
    if (deadline.signal.aborted) throw deadline.signal.reason as Error;
    throw noList(host);
  } finally {
    deadline.end();
  }
}

const noList = (host: string): EndpointFault => new EndpointFault('malformed', `${host} answers, but not with a list of models. Check the address: it must be that of its API, which often ends in /v1.`);
