/** The stage of π-Bench as a function of what is known: who is asked, what is said, what was hidden, and all sessions side by side. */
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { PiRun } from '#core/pibench/events.ts';
import type { Dataset, Persona } from '#core/pibench/task.ts';
import { lastChange } from '#core/pibench/view/moments.ts';
import { timelineAt } from '#core/pibench/view/timeline-at.ts';
import { Button } from '#ui/controls/button.tsx';
import { Segmented } from '#ui/controls/segmented.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import type { PibenchDesk } from './commands/pibench-commands.ts';
import { pibenchStrings as words } from './pibench-strings.ts';
import { PANES } from './session/pibench-session.ts';
import { shownSession } from './session/shown-session.ts';
import { isOfOtherTasks, stagedPersona } from './session/staged-persona.ts';
import { ConversationStream } from './stage/conversation-stream.tsx';
import { IntentBoard } from './stage/intent-board.tsx';
import { PersonaRail } from './stage/persona-rail.tsx';
import { noteOf, runFacts } from './stage/run-words.ts';
import { StageFindBar } from './stage/stage-find-bar.tsx';
import { StageTransport } from './stage/stage-transport.tsx';
import { TimelineStrip } from './stage/timeline-strip.tsx';
import styles from './pibench.module.css';

const PANE_SEGMENTS = PANES.map((value) => ({ value, label: words.panes[value] }));

interface Props {
  readonly desk: PibenchDesk;
  /** Who answers, above the stage; and what the visitor is asked to do, under the conversation. */
  readonly bar?: ReactNode;
  /** What can be done with the run as a file. */
  readonly menu?: ReactNode;
  readonly composer?: ReactNode;
}

export function PibenchView({ desk, bar, menu, composer }: Props) {
  const { data, session } = desk;
  return (
    <div className={styles.page} data-testid="pibench" data-state={data.kind}>
      <header className={styles.head}>
        <div className={styles.title}><h1>{words.title}</h1>{menu}</div>
        <p className={styles.lead}>{words.lead}</p>
        <div className={styles.facts}>
          {session.run && <Facts run={session.run} />}
          {data.kind === 'ready' && <p className={styles.note} data-testid="not-comparable">{noteOf(data.dataset, session.run)}</p>}
          {data.kind === 'ready' && isOfOtherTasks(session, data.dataset) && <p className={styles.note} data-testid="other-tasks">{words.otherTasks}</p>}
        </div>
      </header>
      {bar}
      {data.kind === 'ready' ? <Stage desk={desk} dataset={data.dataset} composer={composer} /> : (
        <div className={styles.empty} id="output" role={data.kind === 'failed' ? 'alert' : 'status'}>
          <p>{words[data.kind].title}</p>
          <p className={styles.soft}>{data.kind === 'failed' ? data.sentence : words.loading.text}</p>
          {data.kind === 'failed' && <Button onClick={desk.again}>{words.failed.again}</Button>}
        </div>
      )}
    </div>
  );
}

function Facts({ run: { header } }: { readonly run: PiRun }) {
  const [agent, ...rest] = runFacts(header);
  return <ul className={styles.list} aria-label={words.facts.heading}><li><strong>{agent}</strong></li>{rest.map((fact) => <li key={fact}>{fact}</li>)}</ul>;
}

/** Shows what a run has come to; without one, who could be asked. */
function Stage({ desk, dataset, composer }: { readonly desk: PibenchDesk; readonly dataset: Dataset; readonly composer: ReactNode }) {
  const { session } = desk;
  const { run, pane } = session;
  const box = useRef<HTMLDivElement>(null);
  useFocusOnPane(box, pane);
  const persona = stagedPersona(session, dataset.personas);
  const people = persona && !dataset.personas.some(({ id }) => id === persona.id) ? [...dataset.personas, persona] : dataset.personas;
  const timeline = run && persona ? timelineAt(run, persona, session.cursor) : null;
  return (
    <>
      <div ref={box} className={styles.stage} data-pane={pane}>
        <PersonaRail personas={people} shown={persona?.id ?? null} columns={timeline?.columns ?? []} scores={desk.scores} onChoose={desk.choosePersona} />
        {run && persona ? <Played desk={desk} run={run} persona={persona} note={noteOf(dataset, run)} composer={composer} /> : <div className={styles.empty} id="output"><p>{words.noRun.title}</p><p className={styles.soft}>{words.noRun.text}</p></div>}
      </div>
      <StageTransport desk={desk} />
      {timeline && <TimelineStrip timeline={timeline} active={session.preview ?? session.selected} onSeek={session.seek} />}
    </>
  );
}

function Played({ desk, run, persona, note, composer }: { readonly desk: PibenchDesk; readonly run: PiRun; readonly persona: Persona; readonly note: string; readonly composer: ReactNode }) {
  const { cursor, playing, preview, selected, author, pane, finding, query, set, point, select, seek } = desk.session;
  const { events, header } = run;
  const { view, task, mask } = useMemo(() => shownSession(run, cursor, persona), [run, cursor, persona]);
  const active = preview ?? selected;
  const change = lastChange(events, cursor);
  const content = (id: string): string => task?.intents.find((intent) => intent.id === id)?.content ?? id;
  if (!task) return <div className={styles.empty} id="output"><p className={styles.soft}>{words.unknownTask}</p></div>;
  const changed = change !== null && view.outcomes.has(change.intent) ? change : null;
  const said = changed ? words.announce(changed.to, view.outcomes.get(changed.intent)!.turn, content(changed.intent)) : words.announceSession(view.index + 1, task.title);
  return (
    <>
      <div className={styles.panes}><Segmented label={words.panes.label} value={pane} segments={PANE_SEGMENTS} onChange={(next) => set({ pane: next })} /></div>
      <div className={styles.stream} id="output" data-pane-name="stream" tabIndex={-1}>
        <h2 className="visually-hidden">{words.stream.heading}</h2>
        {finding > 0 && <StageFindBar session={desk.session} events={events} />}
        <ConversationStream task={task} view={view} sessions={header.tasks.length} playing={playing} active={active} selected={selected} query={finding > 0 ? query : ''} onPoint={point} onSelect={select} />
        {composer}
      </div>
      <IntentBoard
        persona={persona} task={task} view={view} mask={mask} run={run} note={note} author={author} selected={selected} active={active} fresh={change?.cursor === cursor ? change.intent : null}
        onAuthor={(next) => set({ author: next })} onPoint={point} onSelect={select} onSeek={seek}
      />
      <LiveRegion sentence={said} />
    </>
  );
}

/** Whoever turns to the board, or back, goes there with the focus too; not when the page is opened, nor out of what was pressed for it. */
function useFocusOnPane(box: RefObject<HTMLElement | null>, pane: string): void {
  const before = useRef(pane);
  useEffect(() => {
    if (before.current === pane) return;
    before.current = pane;
    if (!document.activeElement?.closest('fieldset, [role=search]')) box.current?.querySelector<HTMLElement>(`[data-pane-name=${pane}]`)?.focus({ preventScroll: true });
  }, [box, pane]);
}
