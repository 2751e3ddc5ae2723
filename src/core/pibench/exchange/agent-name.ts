/** An agent in one word or two, for folders, tables and pages. */
import type { AgentSpec } from '../agents/agent.ts';

export function agentName(spec: AgentSpec): string {
  switch (spec.kind) {
    case 'scripted':
      return spec.script === 'noisy-oracle' ? `noisy-oracle does ${spec.does ?? 0.5} asks ${spec.asks ?? 0.5}` : spec.script;
    case 'endpoint': case 'tab':
      return spec.model;
    case 'person':
      return 'person';
    case 'recorded':
      return spec.name;
  }
}
