/**
 * What of π-Bench outlives a look at another page: the tasks, who was chosen to answer, the run on the stage and the one being made. Begins when
 * the page is first opened.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Agent } from '#core/pibench/agents/agent.ts';
import { scriptedAgent } from '#core/pibench/agents/scripted-agents.ts';
import type { ScoredRun } from '#core/pibench/exchange/scores-csv.ts';
import type { PiRun } from '#core/pibench/events.ts';
import type { Judge } from '#core/pibench/judge.ts';
import { importOutputs, type ImportedOutputs, type ImportedRun } from '#core/pibench/exchange/official-import.ts';
import type { Folder } from '#core/pibench/read/folder.ts';
import { agentKey } from '#core/pibench/agents/agent-key.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import { isScripted, playScripted } from '#core/pibench/lab/play-scripted.ts';
import { headerOf, playRun, type RunPlan } from '#core/pibench/play-run.ts';
import { alone } from '#core/pibench/read/read-dataset.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import type { Endpoint } from '#endpoint/endpoint.ts';
import { cappedAgent } from '../agents/capped-agent.ts';
import { EndpointAgent } from '../agents/endpoint-agent.ts';
import { endpointJudge } from '../agents/endpoint-judge.ts';
import type { PibenchData, Scores } from '../commands/pibench-commands.ts';
import { browserLine } from '../endpoint/browser-line.ts';
import { NO_ENDPOINT, type EndpointDraft } from '../endpoint/endpoint-draft.ts';
import { HeldKey } from '../endpoint/held-key.ts';
import { keptRuns } from '../lab/kept-runs.ts';
import { FIRST_CHOICES, type LabChoices } from '../lab/lab-choices.ts';
import { LabQueue, type PlayCell } from '../lab/queue.ts';
import { OpenedSet } from '../tasks/opened-set.ts';
import { playStrings as words } from '../play-strings.ts';
import { KeptOwnRun } from './kept-own-run.ts';
import { LivePibench, waitBySeconds } from './live-pibench.ts';
import { personAgent, personJudge, type PersonTurn } from './person-at-play.ts';
import { cursorOfLink, readPibenchLink } from './pibench-link.ts';
import { createPibenchSession, type PibenchStore } from './pibench-session.ts';
import { DEFAULT_CHOICE, hasScope, isScript, readChoice, scriptSpec, type RunChoice } from './run-choice.ts';
import { overBy, scoresOf } from './scores-of.ts';
import { loadShippedSet } from './shipped-set.ts';

export const SCREENS = ['stage', 'lab', 'scatter', 'compare', 'tasks', 'author', 'judges'] as const;
export type Screen = (typeof SCREENS)[number];

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
  /** Of personas that were left, as far as their run was looked at. */
  readonly seen: Readonly<Partial<Record<string, Scores>>>;
  readonly draft: EndpointDraft;
  readonly endpoint: Endpoint | null;
  readonly settingUp: boolean;
  /** The choices of who answers are unfolded. */
  readonly choosing: boolean;
  /** All personas have been read. */
  readonly whole: boolean;
  readonly screen: Screen;
  readonly labChoices: LabChoices;
  /** Runs of the visitor's own outputs; null: none were opened. */
  readonly imported: ImportedOutputs | null;
  /** What the editor begins with; null: the latest draft. */
  readonly drafted: string | null;
  readonly set: (part: Partial<Omit<RoomState, 'set'>>) => void;
}

export class PibenchRoom {
  readonly stage: PibenchStore = createPibenchSession();
  readonly held = new HeldKey(() => sessionStorage);
  readonly store: StoreApi<RoomState>;
  readonly #live: LivePibench;
  readonly tabAgent: TabAgent;
  readonly opened: OpenedSet;
  readonly #own = new KeptOwnRun(() => localStorage);
  /** The latest run that follows from no choices. */
  #made: PiRun | null = null;
  #queue: { readonly hash: string; readonly queue: LabQueue } | null = null;
  #shipped: { readonly dataset: Dataset; readonly whole: boolean } | null = null;
  /** The set that the visitor opened; null: ours is shown. */
  #theirs: Dataset | null = null;

  constructor(search: string, tab: TabAgent) {
    this.tabAgent = tab;
    this.store = createStore<RoomState>()((set) => ({
      data: { kind: 'loading' }, choice: readChoice(search), persona: readPibenchLink(search).persona, running: false, turn: null, seen: {},
      draft: { ...NO_ENDPOINT, ...this.held.place }, endpoint: null, settingUp: false, choosing: false, whole: false, screen: readScreen(search), labChoices: FIRST_CHOICES, imported: null, drafted: null, set,
    }));
    // a scope that the shown set does not have is no scope
    this.store.subscribe(({ choice }) => {
      if (!hasScope(this.shown, choice.scope)) this.store.setState({ choice: { ...choice, scope: null } });
    });
    this.opened = new OpenedSet({ onRead: (read) => this.#useSet(read?.dataset ?? null), onOutputs: (folder) => void this.#import(folder) });
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
      await loadShippedSet(persona, (dataset, whole) => this.#arrived(dataset, whole, search));
    } catch (error) {
      if (this.store.getState().data.kind !== 'ready') set({ data: { kind: 'failed', sentence: `${words.unread} (${error instanceof Error ? error.message : ''})` } });
    }
  }

  #arrived(dataset: Dataset, whole: boolean, search: string): void {
    this.#shipped = { dataset, whole };
    // the visitor has opened a set of their own meanwhile
    if (this.#theirs) return;
    const first = this.store.getState().data.kind !== 'ready';
    if (first) this.store.setState(({ persona }) => ({ persona: persona ?? dataset.personas[0]?.id ?? null }));
    this.store.setState({ data: { kind: 'ready', dataset }, whole });
    if (this.stage.getState().run) return;
    const { choice } = this.store.getState();
    if (!isScript(choice.agent) || choice.judge !== 'rules') {
      // what waits for somebody, or costs something, is not begun by a link: what was played of it before a reload is there again
      this.#bringBack(dataset, search);
      return;
    }
    if (!first || this.obstacle() !== null) return;
    const link = readPibenchLink(search);
    const place = link.task !== null || link.at !== null;
    void this.#run(!place).then((events) => {
      const cursor = cursorOfLink(events, link);
      if (place && cursor !== null) this.stage.setState({ cursor, playing: false, selected: link.intent });
    });
  }

  #bringBack({ personas }: Dataset, search: string): void {
    const kept = this.#own.run(personas);
    if (!kept) return;
    this.store.setState({ persona: kept.header.persona });
    this.stage.getState().open(kept, { cursor: cursorOfLink(kept.events, readPibenchLink(search)) ?? kept.events.length, selected: null });
  }

  /** The visitor's set takes the place of our own, until they let go of it. */
  #useSet(theirs: Dataset | null): void {
    this.#theirs = theirs;
    if (theirs === null) this.store.setState({ imported: null });
    const next = theirs ? { dataset: theirs, whole: true } : this.#shipped;
    if (!next || next.dataset === this.shownSet) return;
    const { dataset, whole } = next;
    this.stop();
    this.stage.setState({ run: null, cursor: 0, playing: false, selected: null });
    this.store.setState({ data: { kind: 'ready', dataset }, whole, persona: dataset.personas[0]?.id ?? null, seen: {} });
  }

  private get shownSet(): Dataset | null {
    const { data } = this.store.getState();
    return data.kind === 'ready' ? data.dataset : null;
  }

  /** Where the visitor's set lies; null: ours is shown. */
  get openedFolder(): Folder | null {
    const { opened } = this.opened.store.getState();
    return opened.kind === 'open' && opened.read ? opened.folder : null;
  }

  async #import(folder: Folder): Promise<void> {
    const known = [this.shownSet, this.#shipped?.dataset ?? null].filter((one) => one !== null);
    this.store.setState({ imported: await importOutputs(folder, known) });
  }

  /** Its persona joins the set where that lacks it: the tasks as they were played. */
  openImported({ run, persona }: ImportedRun): void {
    const dataset = this.shownSet;
    if (!dataset) return;
    if (!dataset.personas.some(({ id }) => id === persona.id)) this.store.setState({ data: { kind: 'ready', dataset: { ...dataset, personas: [...dataset.personas, persona] } } });
    this.open(run);
  }

  /** Why a run cannot begin as chosen; null: it can. */
  obstacle(): string | null {
    const { choice, data } = this.store.getState();
    if (data.kind === 'ready' && data.dataset.kind === 'official') {
      if (isScript(choice.agent)) return words.officialScript;
      if (choice.judge === 'rules') return words.officialNeeds;
    }
    if (choice.agent === 'endpoint' || choice.judge === 'endpoint') return this.endpointObstacle();
    const tab = choice.agent === 'tab' ? this.tabAgent() : null;
    return typeof tab === 'string' ? tab : null;
  }

  /** Why no model behind an endpoint may play or judge; null: it may. Text that the visitor opened leaves the device only once they said so. */
  endpointObstacle(): string | null {
    const opened = this.shownSet !== null && this.shownSet !== this.#shipped?.dataset;
    if (opened && !this.opened.store.getState().consent) return words.officialConsent;
    return this.store.getState().endpoint ? null : words.noEndpoint;
  }

  start(): void {
    if (this.obstacle() === null) void this.#run(true);
  }

  stop(): void {
    this.#live.stop();
  }

  choose(persona: string): void {
    this.stop();
    this.#leave();
    this.store.setState(({ choice }) => ({ persona, choice: { ...choice, scope: null } }));
    const { choice } = this.store.getState();
    if (isScript(choice.agent) && choice.judge === 'rules' && this.obstacle() === null) this.start();
  }

  /** Puts a run on the stage, at a place of it if one is named. */
  open(run: PiRun, place: { readonly task: string; readonly turn: number } | null = null): void {
    this.stop();
    this.#leave();
    this.store.setState({ persona: run.header.persona, screen: 'stage' });
    const cursor = place ? cursorOfLink(run.events, { ...place, at: null }) : null;
    this.stage.getState().open(run, { cursor: cursor ?? 0, selected: null });
    if (!place) this.stage.getState().play();
  }

  /** Whoever is left keeps the scores that were seen of them. */
  #leave(): void {
    const { run, cursor } = this.stage.getState();
    const persona = this.shown;
    if (run && persona?.id === run.header.persona) this.store.setState(({ seen }) => ({ seen: { ...seen, [persona.id]: scoresOf(persona, run, overBy(run, cursor)) } }));
  }

  /** On the stage is something that was made here, cannot be made again, and would be lost with the page. */
  get unsaved(): boolean {
    const { run } = this.stage.getState();
    return run !== null && run === this.#made && (this.store.getState().running || this.#own.lacks(run));
  }

  /** A script's cell becomes the choice, so that its link is the run. */
  async openCell(cell: LabCell): Promise<void> {
    const { run, persona } = await this.runOf(cell);
    const { agent, memory, seed, tasks } = cell;
    if (agent.kind === 'scripted') {
      const percent = (chance: number | undefined, usual: number): number => (chance === undefined ? usual : Math.round(100 * chance));
      const { does, asks, finishes } = DEFAULT_CHOICE;
      const scope = tasks.length === persona.tasks.length ? null : (tasks.at(-1) ?? null);
      this.store.setState({ persona: persona.id, choice: { agent: agent.script, does: percent(agent.does, does), asks: percent(agent.asks, asks), finishes: percent(agent.finishes, finishes), memory, scope, judge: 'rules', seed } });
    }
    this.open(run);
  }

  async #run(play: boolean) {
    const { choice, data } = this.store.getState();
    const persona = this.shown;
    if (data.kind !== 'ready' || !persona) return [];
    const { memory, scope, seed } = choice;
    const again = isScript(choice.agent) && choice.judge === 'rules';
    const keep = again || data.dataset !== this.#shipped?.dataset ? null : (run: PiRun): void => this.#own.keep(run);
    const events = this.#live.start({ dataset: data.dataset, persona, agent: this.#agent(), judge: this.#judge(), memory, scope, seed, keep }, play);
    this.#made = again ? null : this.stage.getState().run;
    return events;
  }

  /** Of the whole set: cells are of its hash. Made when the lab is first looked at; what an earlier visit kept comes back. */
  queueOf(dataset: Dataset): LabQueue {
    if (this.#queue?.hash === dataset.hash) return this.#queue.queue;
    this.#queue?.queue.pause();
    const queue = new LabQueue({ dataset, playCell: this.#playCell, kept: keptRuns(), now: () => performance.now(), hands: Math.max(1, Math.min(4, navigator.hardwareConcurrency)) });
    void queue.restore();
    this.#queue = { hash: dataset.hash, queue };
    return queue;
  }

  /** A script's run is played anew: it follows from its cell. Others are what the queue holds. */
  async runOf(cell: LabCell): Promise<ScoredRun> {
    const { dataset, persona } = this.#cellOf(cell);
    if (isScripted(cell)) return { persona, run: await playScripted(dataset, cell, RULE_JUDGE, new AbortController().signal) };
    const item = this.#queue?.queue.store.getState().items.find((one) => one.cell.id === cell.id);
    if (!item?.header) throw new Error(words.unread);
    return { persona, run: { header: item.header, events: item.events } };
  }

  #cellOf({ persona: id }: LabCell): { readonly dataset: Dataset; readonly persona: Persona } {
    const persona = this.shownSet?.personas.find((one) => one.id === id);
    if (!this.shownSet || !persona) throw new Error(words.unread);
    return { dataset: alone(this.shownSet, persona), persona };
  }

  #playCell: PlayCell = async (cell, from, tell, signal) => {
    const { dataset, persona } = this.#cellOf(cell);
    const tab = this.tabAgent();
    const agent = [this.endpointAgent(), typeof tab === 'string' ? null : tab].find((one) => one !== null && agentKey(one.spec) === agentKey(cell.agent));
    const judge = [RULE_JUDGE, this.endpointJudge()].find((one) => one?.name === cell.judge);
    if (!agent || !judge) throw new Error(this.endpointObstacle() ?? words.noEndpoint);
    const plan: RunPlan = { dataset, persona, tasks: cell.tasks, agent, judge, memory: cell.memory, seed: cell.seed, from, wait: waitBySeconds };
    tell.header(headerOf(plan));
    await playRun(plan, tell.event, signal);
  };

  endpointAgent(): Agent | null {
    const { endpoint, draft } = this.store.getState();
    return endpoint && this.endpointObstacle() === null ? cappedAgent(new EndpointAgent(endpoint, browserLine, draft), draft.runTokens) : null;
  }

  endpointJudge(): Judge | null {
    const { endpoint, draft } = this.store.getState();
    return endpoint && this.endpointObstacle() === null ? endpointJudge(endpoint, browserLine, draft.maxTokens) : null;
  }

  #ask = (turn: PersonTurn | null): void => this.store.setState({ turn });

  #agent(): Agent {
    const { choice } = this.store.getState();
    const script = scriptSpec(choice);
    if (script) return scriptedAgent(script, choice.seed);
    if (choice.agent === 'person') return personAgent(this.#ask);
    const tab = choice.agent === 'tab' ? this.tabAgent() : null;
    return tab !== null && typeof tab !== 'string' ? tab : this.endpointAgent()!;
  }

  #judge(): Judge {
    const { choice } = this.store.getState();
    if (choice.judge === 'person') return personJudge(this.#ask);
    return choice.judge === 'endpoint' ? this.endpointJudge()! : RULE_JUDGE;
  }
}

export const readScreen = (search: string): Screen => SCREENS.find((screen) => screen === new URLSearchParams(search).get('pi-view')) ?? 'stage';

let kept: PibenchRoom | null = null;

export function keptRoom(tab: TabAgent): PibenchRoom {
  if (kept) return kept;
  kept = new PibenchRoom(location.search, tab);
  void kept.load(location.search);
  const room = kept;
  addEventListener('beforeunload', (event) => { if (room.unsaved) event.preventDefault(); });
  return kept;
}
