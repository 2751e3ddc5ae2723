/** An agent in one word or two, for folders, tables and pages. */
import { agentKey } from '../agents/agent-key.ts';
import type { AgentSpec } from '../agents/agent.ts';

export function agentName(spec: AgentSpec): string {
  switch (spec.kind) {
    case 'scripted':
      return agentKey(spec);
    case 'endpoint': case 'tab':
      return spec.model;
    case 'person':
      return 'person';
    case 'recorded':
      return spec.name;
  }
}
