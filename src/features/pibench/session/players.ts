/**
 * Who answers and who judges, as it was chosen, and why one of them cannot. A model behind an endpoint is asked about text that the visitor opened only
 * once they said so, and only as long as they do not take it back: whoever holds on to it then sends nothing any more.
 */
import type { Agent } from '#core/pibench/agents/agent.ts';
import { scriptedAgent } from '#core/pibench/agents/scripted-agents.ts';
import type { PiEvent } from '#core/pibench/events.ts';
import type { Judge } from '#core/pibench/judge.ts';
import type { VerdictCache } from '#core/pibench/llm-judge/llm-judge.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import type { Dataset } from '#core/pibench/task.ts';
import type { Endpoint } from '#endpoint/endpoint.ts';
import { TokenMeter } from '#endpoint/token-meter.ts';
import { browserLine } from '#ui/endpoint/browser-line.ts';
import { EndpointAgent } from '../agents/endpoint-agent.ts';
import { endpointJudge } from '../agents/endpoint-judge.ts';
import { spentIn } from '../agents/spent-in.ts';
import { agentWhile, judgeWhile } from '../agents/while-allowed.ts';
import type { AgentDraft } from '../endpoint/agent-draft.ts';
import { playStrings as words } from '../play-strings.ts';
import { personAgent, personJudge, type PersonTurn } from './person-at-play.ts';
import { isScript, scriptSpec, type RunChoice } from './run-choice.ts';

/** The chat's model as an agent: given by the frame, since a feature knows no other. A sentence: why there is none. */
export type TabAgent = () => Agent | string;

export interface PlayersParts {
  readonly now: () => { readonly choice: RunChoice; readonly endpoint: Endpoint | null; readonly draft: AgentDraft; readonly dataset: Dataset | null };
  /** The set that is shown is the visitor's: whether its text may be sent, and as long as what stands. null: it is ours. */
  readonly opened: () => { readonly consent: boolean; readonly consented: AbortSignal; readonly life: AbortSignal } | null;
  readonly tab: TabAgent;
  readonly ask: (turn: PersonTurn | null) => void;
}

export class Players {
  constructor(private readonly parts: PlayersParts) {}

  /** Why a run cannot begin as chosen; null: it can. */
  obstacle(): string | null {
    const { choice, dataset } = this.parts.now();
    if (dataset?.kind === 'official') {
      if (isScript(choice.agent)) return words.officialScript;
      if (choice.judge === 'rules') return words.officialNeeds;
    }
    if (choice.agent === 'endpoint' || choice.judge === 'endpoint') return this.endpointObstacle();
    const tab = choice.agent === 'tab' ? this.parts.tab() : null;
    return typeof tab === 'string' ? tab : null;
  }

  /** Why no model behind an endpoint may play or judge the set that is shown; null: it may. */
  endpointObstacle(): string | null {
    if (this.parts.opened()?.consent === false) return words.officialConsent;
    return this.parts.now().endpoint ? null : words.noEndpoint;
  }

  /** What a run may cost: one for all who spend in it. `before` is its log, where it goes on. */
  meter(before: readonly PiEvent[] = []): TokenMeter {
    return new TokenMeter(this.parts.now().draft.runTokens, spentIn(before));
  }

  endpointAgent(meter = this.meter()): Agent | null {
    const { endpoint, draft } = this.parts.now();
    if (!endpoint || this.endpointObstacle() !== null) return null;
    const agent = new EndpointAgent(endpoint, browserLine, draft, meter);
    const opened = this.parts.opened();
    return opened ? agentWhile(opened.consented, agent) : agent;
  }

  endpointJudge(meter = this.meter(), verdicts?: VerdictCache): Judge | null {
    const opened = this.parts.opened();
    if (this.endpointObstacle() !== null) return null;
    const judge = this.judgeOfAnything(meter, verdicts);
    return opened && judge ? judgeWhile(opened.consented, judge) : judge;
  }

  /** Whatever it is shown: whoever asks it has seen to the visitor's consent. */
  judgeOfAnything(meter = this.meter(), verdicts?: VerdictCache): Judge | null {
    const { endpoint, draft } = this.parts.now();
    return endpoint && endpointJudge(endpoint, browserLine, draft.maxTokens, meter, verdicts);
  }

  /** What a run as chosen lasts under; null: nothing ends it but its own end and Stop. */
  lastsUnder(): AbortSignal | null {
    const { choice } = this.parts.now();
    return choice.agent === 'endpoint' || choice.judge === 'endpoint' ? this.textLeavesUnder() : (this.parts.opened()?.life ?? null);
  }

  /** As long as text of the set that is shown may be sent; null: it is ours. */
  textLeavesUnder(): AbortSignal | null {
    return this.parts.opened()?.consented ?? null;
  }

  /** Where nothing is in the way. */
  agent(meter: TokenMeter): Agent {
    const { choice } = this.parts.now();
    const script = scriptSpec(choice);
    if (script) return scriptedAgent(script, choice.seed);
    if (choice.agent === 'person') return personAgent(this.parts.ask);
    const tab = choice.agent === 'tab' ? this.parts.tab() : null;
    return tab !== null && typeof tab !== 'string' ? tab : this.endpointAgent(meter)!;
  }

  judge(meter: TokenMeter): Judge {
    const { choice } = this.parts.now();
    if (choice.judge === 'person') return personJudge(this.parts.ask);
    return choice.judge === 'endpoint' ? this.endpointJudge(meter)! : RULE_JUDGE;
  }
}
