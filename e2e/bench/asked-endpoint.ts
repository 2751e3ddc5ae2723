/** The endpoint that a command line names: `--agent openai:URL --model NAME`. The key comes from the environment, and stays in memory. */
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint, type Line } from '#endpoint/endpoint.ts';
import { waitByClock } from '#endpoint/wait-by-clock.ts';

const PROTOCOL = 'openai:';

export const nodeLine: Line = { fetch: (url, init) => fetch(url, init), wait: waitByClock };

/** Throws a sentence where it is none. */
export function askedEndpoint(agent: string, model: string): Endpoint {
  if (!agent.startsWith(PROTOCOL)) throw new Error('--agent is openai:URL, such as openai:http://localhost:8080/v1.');
  if (model === '') throw new Error('--model is missing: the name by which the endpoint knows its model.');
  return new Endpoint(endpointAddress(agent.slice(PROTOCOL.length)), new EndpointKey(process.env.OPENAI_API_KEY ?? ''), model);
}

/** Of the address its public form: a path may name an account. */
export const endpointArguments = ({ address, model }: Endpoint): string => `--agent ${PROTOCOL}${address.host} --model '${model}'`;
