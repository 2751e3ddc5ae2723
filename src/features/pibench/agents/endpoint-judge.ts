/** A model behind a URL as the judge: what core/pibench/llm-judge asks goes there, at temperature 0, as JSON where its server can be held to a schema. */
import type { Judge } from '#core/pibench/judge.ts';
import { llmJudge, type VerdictCache } from '#core/pibench/llm-judge/llm-judge.ts';
import type { Endpoint, Line } from '#endpoint/endpoint.ts';
import type { TokenMeter } from '#endpoint/token-meter.ts';
import { agentFaultOf } from './agent-fault-of.ts';

/** Throws an AgentFault where no answer came: whoever runs it decides on another try. */
export function endpointJudge(endpoint: Endpoint, line: Line, maxTokens: number, meter: TokenMeter, cache?: VerdictCache): Judge {
  return llmJudge(endpoint.name, async ({ system, user }, schema, signal) => {
    const messages = [{ role: 'system', content: system }, { role: 'user', content: user }] as const;
    try {
      return (await meter.complete(endpoint, line, { messages, schema: { name: 'verdicts', schema }, temperature: 0, maxTokens }, signal && { signal })).text;
    } catch (error) {
      throw agentFaultOf(error);
    }
  }, cache);
}
