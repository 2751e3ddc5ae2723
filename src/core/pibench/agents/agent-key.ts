import type { AgentSpec } from './agent.ts';

/** Tells agents apart, in ids and rows. */
export function agentKey(agent: AgentSpec): string {
  switch (agent.kind) {
    case 'scripted': return [agent.script, ...(['does', 'asks', 'finishes'] as const).flatMap((chance) => (agent[chance] === undefined ? [] : [`${chance} ${agent[chance]}`])), ...(agent.recalls ? ['recalls'] : [])].join(' ');
    case 'endpoint': return `endpoint ${agent.host} ${agent.model}`;
    case 'tab': return `tab ${agent.model}`;
    case 'person': return 'person';
    case 'recorded': return `recorded ${agent.name}`;
  }
}
