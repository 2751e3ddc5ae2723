/**
 * What of π-Bench outlives a look at another page: the tasks, who was chosen to answer, the run on the stage and the one being made. Begins when
 * the page is first opened.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScoredRun } from '#core/pibench/exchange/scores-csv.ts';
import type { PiRun } from '#core/pibench/events.ts';
import { importOutputs, type ImportedOutputs, type ImportedRun } from '#core/pibench/exchange/official-import.ts';
import type { Folder } from '#core/pibench/read/folder.ts';
import type { LabCell } from '#core/pibench/lab/lab-plan.ts';
import { isScripted, playScripted } from '#core/pibench/lab/play-scripted.ts';
import { alone } from '#core/pibench/read/read-dataset.ts';
import { RULE_JUDGE } from '#core/pibench/rules/rule-judge.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import type { Endpoint } from '#endpoint/endpoint.ts';
import { HeldKey } from '#ui/endpoint/held-key.ts';
import type { PibenchData, Scores } from '../commands/pibench-commands.ts';
import { NO_AGENT, type AgentDraft } from '../endpoint/agent-draft.ts';
import { keptRuns, unkeptRuns } from '../lab/kept-runs.ts';
import { LabQueue } from '../lab/queue.ts';
import { OpenedSet } from '../tasks/opened-set.ts';
import { playStrings as words } from '../play-strings.ts';
import { KeptOwnRun } from './kept-own-run.ts';
import { LivePibench, waitBySeconds } from './live-pibench.ts';
import type { PersonTurn } from './person-at-play.ts';
import { cursorOfLink, readPibenchLink } from './pibench-link.ts';
import { createPibenchSession, type Brought, type PibenchStore } from './pibench-session.ts';
import { personaOf, playLabCell } from './play-lab-cell.ts';
import { Players, type TabAgent } from './players.ts';
import { canBeMadeAgain, choiceOf, hasScope, readChoice, type RunChoice } from './run-choice.ts';
import { readScreen, type Screen } from './screen.ts';
import { readScreens, type ScreenChoices } from './screens-link.ts';
import { overBy, scoresOf } from './scores-of.ts';
import { SecondJudge } from './second-judge.ts';
import { loadShippedSet } from './shipped-set.ts';

export interface RoomState extends ScreenChoices {
  readonly data: PibenchData;
  readonly choice: RunChoice;
  /** Chosen, by id; null: the first. */
  readonly persona: string | null;
  readonly running: boolean;
  /** What the page waits for the visitor to do. */
  readonly turn: PersonTurn | null;
  /** Of personas that were left, as far as their run was looked at. */
  readonly seen: Readonly<Partial<Record<string, Scores>>>;
  readonly draft: AgentDraft;
  readonly endpoint: Endpoint | null;
  readonly settingUp: boolean;
  /** The choices of who answers are unfolded. */
  readonly choosing: boolean;
  /** All personas have been read. */
  readonly whole: boolean;
  readonly screen: Screen;
  /** Runs of the visitor's own outputs; null: none were opened. */
  readonly imported: ImportedOutputs | null;
  /** What the editor begins with; null: the latest draft. */
  readonly drafted: string | null;
  readonly set: (part: Partial<Omit<RoomState, 'set'>>) => void;
}

export class PibenchRoom {
  readonly stage: PibenchStore = createPibenchSession();
  readonly held = new HeldKey('pibench', () => sessionStorage);
  readonly store: StoreApi<RoomState>;
  readonly tabAgent: TabAgent;
  readonly opened: OpenedSet;
  readonly players: Players;
  readonly second: SecondJudge = new SecondJudge(this.stage, waitBySeconds);
  readonly #live: LivePibench;
  readonly #own = new KeptOwnRun(() => localStorage);
  /** The latest run that follows from no choices. */
  #made: PiRun | null = null;
  #queue: { readonly dataset: Dataset; readonly queue: LabQueue } | null = null;
  #shipped: { readonly dataset: Dataset; readonly whole: boolean } | null = null;
  /** The set that the visitor opened; null: ours is shown. */
  #theirs: Dataset | null = null;

  constructor(search: string, tab: TabAgent) {
    this.tabAgent = tab;
    this.store = createStore<RoomState>()((set) => ({
      data: { kind: 'loading' }, choice: readChoice(search), persona: readPibenchLink(search).persona, running: false, turn: null, seen: {},
      draft: { ...NO_AGENT, ...this.held.place }, endpoint: null, settingUp: false, choosing: false, whole: false, screen: readScreen(search), ...readScreens(search), imported: null, drafted: null, set,
    }));
    // a scope that the shown set does not have is no scope
    this.store.subscribe(({ choice }) => {
      if (!hasScope(this.shown, choice.scope)) this.store.setState({ choice: { ...choice, scope: null } });
    });
    this.opened = new OpenedSet({ onRead: (read) => this.#useSet(read?.dataset ?? null), onOutputs: (folder, life) => void this.#import(folder, life) });
    this.players = new Players({
      now: () => ({ ...this.store.getState(), dataset: this.shownSet }),
      opened: () => (this.shownSet !== null && this.shownSet === this.#theirs ? { consent: this.opened.store.getState().consent, consented: this.opened.consented, life: this.opened.life } : null),
      tab, ask: (turn) => this.store.setState({ turn }),
    });
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
    if (!canBeMadeAgain(choice)) {
      // what waits for somebody, or costs something, is not begun by a link: what was played of it before a reload is there again
      this.#bringBack(dataset, search);
      return;
    }
    if (!first || this.players.obstacle() !== null) return;
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
    this.#queue?.queue.pause();
    this.#clearStage();
    this.store.setState({ data: { kind: 'ready', dataset }, whole, persona: dataset.personas[0]?.id ?? null, seen: {}, read: null });
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

  #clearStage(): void {
    this.stage.setState({ run: null, brought: null, cursor: 0, playing: false, selected: null });
  }

  /** What was let go of while it was read comes too late; what of it stands on the stage as it is let go of, leaves that. */
  async #import(folder: Folder, life: AbortSignal): Promise<void> {
    const known = [this.shownSet, this.#shipped?.dataset ?? null].filter((one) => one !== null);
    const imported = await importOutputs(folder, known, life).catch((error: unknown) => {
      if (life.aborted) return null;
      throw error;
    });
    if (imported === null || life.aborted) return;
    this.store.setState({ imported });
    life.addEventListener('abort', () => { if (imported.runs.some(({ run }) => run === this.stage.getState().run)) this.#clearStage(); }, { once: true });
  }

  /** With the tasks as they were played: by their criteria it is scored, whatever the set's are. */
  openImported({ run, persona }: ImportedRun): void {
    this.open(run, null, { persona });
  }

  /** Of a file, which says by whom and with which tasks, and does not hold them. */
  openFile(run: PiRun): void {
    this.open(run, null, { persona: null });
  }

  start(): void {
    if (this.players.obstacle() === null) void this.#run(true);
  }

  stop(): void {
    this.#live.stop();
  }

  /** Who came with a run alone, and is of no set, plays nothing. */
  choose(persona: string): void {
    if (!this.shownSet?.personas.some(({ id }) => id === persona)) return;
    this.stop();
    this.#leave();
    this.store.setState(({ choice }) => ({ persona, choice: { ...choice, scope: null } }));
    if (canBeMadeAgain(this.store.getState().choice)) this.start();
  }

  /** Puts a run on the stage, at a place of it if one is named. */
  open(run: PiRun, place: { readonly task: string; readonly turn: number } | null = null, brought: Brought | null = null): void {
    this.stop();
    this.#leave();
    const ours = this.shownSet?.personas.some(({ id }) => id === run.header.persona);
    this.store.setState({ screen: 'stage', ...(ours && { persona: run.header.persona }) });
    const cursor = place ? cursorOfLink(run.events, { ...place, at: null }) : null;
    this.stage.getState().open(run, { cursor: cursor ?? 0, selected: null }, brought);
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
    const shown = this.shownSet;
    const { run, persona } = await this.runOf(cell);
    // it was let go of meanwhile
    if (this.shownSet !== shown) return;
    const { agent, memory, seed, tasks } = cell;
    if (agent.kind === 'scripted') {
      const scope = tasks.length === persona.tasks.length ? null : (tasks.at(-1) ?? null);
      this.store.setState({ persona: persona.id, choice: choiceOf(agent, { memory, scope, judge: 'rules', seed }) });
    }
    this.open(run);
  }

  async #run(play: boolean) {
    const { choice, data } = this.store.getState();
    const persona = this.shown;
    if (data.kind !== 'ready' || !persona) return [];
    const { memory, scope, seed } = choice;
    const { players } = this;
    const [meter, under] = [players.meter(), players.lastsUnder()];
    const again = canBeMadeAgain(choice);
    const keep = again || data.dataset !== this.#shipped?.dataset ? null : (run: PiRun): void => this.#own.keep(run);
    const events = this.#live.start({ dataset: data.dataset, persona, agent: players.agent(meter), judge: players.judge(meter), memory, scope, seed, keep, under }, play);
    this.#made = again ? null : this.stage.getState().run;
    return events;
  }

  /** Of the whole set: cells are of its hash. Made when the lab is first looked at; what an earlier visit kept comes back. Of a set that the visitor opened nothing is kept. */
  queueOf(dataset: Dataset): LabQueue {
    if (this.#queue?.dataset === dataset) return this.#queue.queue;
    this.#queue?.queue.pause();
    const theirs = dataset === this.#theirs;
    const playCell = playLabCell(dataset, {
      players: this.players, tab: this.tabAgent, consented: () => (dataset === this.#theirs ? this.opened.consented : null), pause: () => this.#queue?.queue.pause(),
    });
    const queue = new LabQueue({ dataset, playCell, kept: theirs ? unkeptRuns : keptRuns(), now: () => performance.now(), hands: Math.max(1, Math.min(4, navigator.hardwareConcurrency)) });
    void queue.restore();
    this.#queue = { dataset, queue };
    if (theirs) this.opened.life.addEventListener('abort', () => this.#forget(queue), { once: true });
    return queue;
  }

  #forget(queue: LabQueue): void {
    queue.clear();
    if (this.#queue?.queue === queue) this.#queue = null;
  }

  /** A script's run is played anew: it follows from its cell. Others are what the queue holds. */
  async runOf(cell: LabCell): Promise<ScoredRun> {
    const set = this.shownSet;
    if (!set) throw new Error(words.unread);
    const persona = personaOf(set, cell);
    if (isScripted(cell)) return { persona, run: await playScripted(alone(set, persona), cell, RULE_JUDGE, new AbortController().signal) };
    const item = this.#queue?.queue.store.getState().items.find((one) => one.cell.id === cell.id);
    if (!item?.header) throw new Error(words.unread);
    return { persona, run: { header: item.header, events: item.events } };
  }
}
