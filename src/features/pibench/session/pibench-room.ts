/**
 * What of π-Bench outlives a look at another page: the tasks, who was chosen to answer, the run on the stage and the one being made. Begins when
 * the page is first opened.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Agent } from '#core/pibench/agents/agent.ts';
import { scriptedAgent } from '#core/pibench/agents/scripted-agents.ts';
import type { Judge } from '#core/pibench/judge.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import type { Endpoint } from '#endpoint/endpoint.ts';
import { EndpointAgent } from '../agents/endpoint-agent.ts';
import { endpointJudge } from '../agents/endpoint-judge.ts';
import type { PibenchData, Scores } from '../commands/pibench-commands.ts';
import { browserLine } from '../endpoint/browser-line.ts';
import { NO_ENDPOINT, type EndpointDraft } from '../endpoint/endpoint-draft.ts';
import { HeldKey } from '../endpoint/held-key.ts';
import { playStrings as words } from '../play-strings.ts';
import { LivePibench } from './live-pibench.ts';
import { personAgent, personJudge, type PersonTurn } from './person-at-play.ts';
import { cursorOfLink, readPibenchLink } from './pibench-link.ts';
import { createPibenchSession, type PibenchStore } from './pibench-session.ts';
import { isScript, readChoice, scriptSpec, type RunChoice } from './run-choice.ts';
import { loadShippedSet } from './shipped-set.ts';

/** The chat's model as an agent: given by the frame, since a feature knows no other. A sentence: why there is none. */
export type TabAgent = () => Agent | string;

export interface RoomState {
  readonly data: PibenchData;
  readonly choice: RunChoice;
  /** Chosen, by id; null: the first. */
  readonly persona: string | null;
  readonly running: boolean;
  /** What the page waits for the visitor to do. */
  readonly turn: PersonTurn | null;
  /** Of personas whose run has ended. */
  readonly ended: Readonly<Partial<Record<string, Scores>>>;
  readonly draft: EndpointDraft;
  readonly endpoint: Endpoint | null;
  readonly settingUp: boolean;
  /** The choices of who answers are unfolded. */
  readonly choosing: boolean;
  readonly set: (part: Partial<Omit<RoomState, 'set'>>) => void;
}

export class PibenchRoom {
  readonly stage: PibenchStore = createPibenchSession();
  readonly held = new HeldKey(() => sessionStorage);
  readonly store: StoreApi<RoomState>;
  readonly #live: LivePibench;
  readonly #tab: TabAgent;

  constructor(search: string, tab: TabAgent) {
    this.#tab = tab;
    this.store = createStore<RoomState>()((set) => ({
      data: { kind: 'loading' }, choice: readChoice(search), persona: readPibenchLink(search).persona, running: false, turn: null, ended: {},
      draft: NO_ENDPOINT, endpoint: null, settingUp: false, choosing: false, set,
    }));
    this.#live = new LivePibench(this.stage, (running) => this.store.setState({ running }));
  }

  get shown(): Persona | null {
    const { data, persona } = this.store.getState();
    if (data.kind !== 'ready') return null;
    return data.dataset.personas.find(({ id }) => id === persona) ?? data.dataset.personas[0] ?? null;
  }

  /** Reads the shipped set; the first persona that is there is played at once, unless a run stands on the stage already. */
  async load(search: string): Promise<void> {
    const { set, persona } = this.store.getState();
    set({ data: { kind: 'loading' } });
    try {
      await loadShippedSet(persona, (dataset) => this.#arrived(dataset, search));
    } catch (error) {
      if (this.store.getState().data.kind !== 'ready') set({ data: { kind: 'failed', sentence: `${words.unread} (${error instanceof Error ? error.message : ''})` } });
    }
  }

  #arrived(dataset: Dataset, search: string): void {
    const first = this.store.getState().data.kind !== 'ready';
    if (first) this.store.setState(({ persona }) => ({ persona: persona ?? dataset.personas[0]?.id ?? null }));
    this.store.setState({ data: { kind: 'ready', dataset } });
    if (!first || this.stage.getState().run || this.obstacle() !== null) return;
    const { choice } = this.store.getState();
    // what waits for somebody, or costs something, is not begun by a link
    if (!isScript(choice.agent) || choice.judge !== 'rules') return;
    const link = readPibenchLink(search);
    const place = link.task !== null || link.at !== null;
    void this.#run(!place).then((events) => {
      const cursor = cursorOfLink(events, link);
      if (place && cursor !== null) this.stage.setState({ cursor, playing: false, selected: link.intent });
    });
  }

  /** Why a run cannot begin as chosen; null: it can. */
  obstacle(): string | null {
    const { choice, data, endpoint } = this.store.getState();
    if (data.kind === 'ready' && data.dataset.kind === 'official') {
      if (isScript(choice.agent)) return words.officialScript;
      if (choice.judge === 'rules') return words.officialNeeds;
    }
    if ((choice.agent === 'endpoint' || choice.judge === 'endpoint') && !endpoint) return words.noEndpoint;
    const tab = choice.agent === 'tab' ? this.#tab() : null;
    return typeof tab === 'string' ? tab : null;
  }

  start(): void {
    if (this.obstacle() === null) void this.#run(true);
  }

  stop(): void {
    this.#live.stop();
  }

  choose(persona: string): void {
    this.stop();
    this.store.setState(({ choice }) => ({ persona, choice: { ...choice, scope: null } }));
    const { choice } = this.store.getState();
    if (isScript(choice.agent) && choice.judge === 'rules' && this.obstacle() === null) this.start();
  }

  async #run(play: boolean) {
    const { choice, data } = this.store.getState();
    const persona = this.shown;
    if (data.kind !== 'ready' || !persona) return [];
    const { memory, scope, seed } = choice;
    return this.#live.start({ dataset: data.dataset, persona, agent: this.#agent(), judge: this.#judge(), memory, scope, seed }, play);
  }

  #ask = (turn: PersonTurn | null): void => this.store.setState({ turn });

  #agent(): Agent {
    const { choice, endpoint, draft } = this.store.getState();
    const script = scriptSpec(choice);
    if (script) return scriptedAgent(script, choice.seed);
    if (choice.agent === 'person') return personAgent(this.#ask);
    const tab = choice.agent === 'tab' ? this.#tab() : null;
    return tab !== null && typeof tab !== 'string' ? tab : new EndpointAgent(endpoint!, browserLine, draft);
  }

  #judge(): Judge {
    const { choice, endpoint, draft } = this.store.getState();
    if (choice.judge === 'person') return personJudge(this.#ask);
    return choice.judge === 'endpoint' ? endpointJudge(endpoint!, browserLine, draft.maxTokens) : RULE_JUDGE;
  }
}

let kept: PibenchRoom | null = null;

export function keptRoom(tab: TabAgent): PibenchRoom {
  if (kept) return kept;
  kept = new PibenchRoom(location.search, tab);
  void kept.load(location.search);
  return kept;
}
