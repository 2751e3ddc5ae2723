/** What goes on begins with what was spent; past the limit nothing is asked, and the fault says what to do. */
import { expect, it } from 'vitest';
import { endpointAddress } from './endpoint-address.ts';
import { EndpointFault } from './endpoint-fault.ts';
import { EndpointKey } from './endpoint-key.ts';
import { Endpoint, type EndpointFetch } from './endpoint.ts';
import { TokenMeter } from './token-meter.ts';

const endpoint = new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), 'model');

it('asks as long as something is left, and then no more', async () => {
  let asked = 0;
  const fetch: EndpointFetch = async () => {
    asked += 1;
    return Response.json({ choices: [{ message: { content: 'yes' }, finish_reason: 'stop' }], usage: { prompt_tokens: 8, completion_tokens: 2 } });
  };
  const meter = new TokenMeter(30, 15);
  const ask = (): Promise<unknown> => meter.complete(endpoint, { fetch, wait: async () => new Promise(() => undefined) }, { messages: [{ role: 'user', content: 'Is it?' }], maxTokens: 5 });
  await ask();
  expect([meter.spent, meter.over]).toEqual([25, false]);
  await ask();
  expect([meter.spent, meter.over]).toEqual([35, true]);
  const fault = await ask().catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(EndpointFault);
  expect(fault).toMatchObject({ kind: 'spent', again: false, message: expect.stringContaining('30 tokens') as string });
  expect(asked).toBe(2);
});
