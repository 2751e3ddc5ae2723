/** The judge's question goes out as one request at temperature 0 with a schema; a server without schemas is asked in words; failures are for the runner. */
import { expect, it } from 'vitest';
import { AgentFault } from '#core/pibench/agents/agent.ts';
import type { JudgedTurn } from '#core/pibench/judge.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint } from '#endpoint/endpoint.ts';
import { PlayedEndpoint } from '#endpoint/played-endpoint.ts';
import { TokenMeter } from '#endpoint/token-meter.ts';
import { endpointJudge } from './endpoint-judge.ts';

const turn: JudgedTurn = { message: 'Alder pond: 31.', files: {}, tools: [], userSaid: [] };
const criteria = [{ text: 'It names the pond.', weight: 1, rule: null }];

function judgeAt(model: string) {
  const server = new PlayedEndpoint(() => ({ parts: ['i1: YES ', '"Alder pond"'] }));
  return { server, judge: endpointJudge(new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), model), { fetch: server.fetch, wait: async () => new Promise(() => undefined) }, 300, new TokenMeter(Infinity)) };
}

it('asks at temperature 0, for JSON of a schema, and is called by model and host', async () => {
  const { judge, server } = judgeAt('scripted');
  expect(judge.name).toBe('scripted (localhost:8080)');
  expect(await judge.criteria(turn, criteria)).toEqual([{ yes: true, evidence: [{ start: 0, end: 10 }] }]);
  expect(server.requests[0]!.question).toMatchObject({ temperature: 0, max_tokens: 300, response_format: { type: 'json_schema', json_schema: { name: 'verdicts', strict: true } } });
});

it('reads words where the server knows no schemas', async () => {
  const { judge, server } = judgeAt('plain');
  expect((await judge.criteria(turn, criteria))[0]?.yes).toBe(true);
  expect(server.requests).toHaveLength(2);
});

it('leaves failures to whoever runs it', async () => {
  await expect(judgeAt('fails').judge.criteria(turn, criteria)).rejects.toThrow(AgentFault);
});
