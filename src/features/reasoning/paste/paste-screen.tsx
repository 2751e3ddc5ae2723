/** A chain of thought of the visitor's: cut into steps, hung together by the names that its steps give, or by rule, and shown like any other. */
import { useId, useMemo, useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Fault } from '#core/reasoning/reasoning-dag.ts';
import { Button } from '#ui/controls/button.tsx';
import { count } from '#ui/number-format.ts';
import type { PageAsks } from '../asked/asks.ts';
import { reasoningStrings } from '../reasoning-strings.ts';
import type { ReasoningSession } from '../session/reasoning-session.ts';
import { shownThought } from '../shown-thought.ts';
import { Fold } from '../trace/fold.tsx';
import { ThoughtView } from '../trace/thought-view.tsx';
import { Edges } from './edges.tsx';
import { MANY_STEPS } from './opens-collapsed.ts';
import styles from './paste.module.css';

const words = reasoningStrings.paste;

/** A field that holds more is slow at every letter typed: such a text is kept beside it, and told of. */
const MOST_IN_A_FIELD = 60_000;
/** A browser pastes line by line, 40,000 letters in half a minute: more than this is put into the field in one go. */
const MOST_BY_LINES = 2000;
const BEGINNING = 400;

const isLarge = (text: string): boolean => text.length > MOST_IN_A_FIELD;

const Held = ({ text }: { readonly text: string }) => (
  <div className={styles.held} data-testid="held"><p>{words.held(count(text.length))}</p><p className={styles.beginning}>{text.slice(0, BEGINNING)} …</p></div>
);

interface Props {
  readonly session: ReasoningSession;
  readonly onRead: (text: string, problem: string) => void;
  readonly asks: PageAsks;
}

export function PasteScreen({ session, onRead, asks }: Props) {
  const { pasted: { text, problem }, reading, set } = session;
  const id = useId();
  // the browser knows of no paste that it did not make: what was there before comes back by the key that would have brought it back
  const lastPaste = useRef<{ readonly before: string; readonly after: string } | null>(null);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    // as the field writes them: the caret is counted in its letters
    const more = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n');
    if (more.length <= MOST_BY_LINES) return;
    event.preventDefault();
    const field = event.currentTarget;
    field.setRangeText(more, field.selectionStart, field.selectionEnd, 'end');
    lastPaste.current = { before: text, after: field.value };
    set({ pasted: { text: field.value, problem } });
  };
  const undo = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'z' || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey) || lastPaste.current?.after !== text) return;
    event.preventDefault();
    set({ pasted: { text: lastPaste.current.before, problem } });
    lastPaste.current = null;
  };
  const example = (): void => {
    set({ pasted: { text: words.sample, problem: words.sampleProblem } });
    onRead(words.sample, words.sampleProblem);
  };
  return (
    <>
      <form className={styles.form} aria-label={words.heading} onSubmit={(event) => { event.preventDefault(); onRead(text, problem); }}>
        <Fold summary={words.folded(count(text.length))} usually={reading.kind === 'none' || text === ''}>
          <label className={styles.field}><span>{words.problem}</span><input value={problem} autoComplete="off" onChange={(event) => set({ pasted: { text, problem: event.target.value } })} /></label>
          {isLarge(text) ? <Held text={text} /> : <label className={styles.field}><span>{words.text}</span><textarea rows={reading.kind === 'read' ? 4 : 9} value={text} aria-describedby={`${id}-hint`} spellCheck={false} onChange={(event) => set({ pasted: { text: event.target.value, problem } })} onPaste={paste} onKeyDown={undo} /></label>}
          <p id={`${id}-hint`} className={styles.quiet}>{words.hint}</p>
        </Fold>
        <div className={styles.buttons}>
          <Button kind="main" submits disabled={text.trim() === ''}>{words.read}</Button>
          <Button onClick={example}>{words.example}</Button>
          {text !== '' && <Button kind="quiet" onClick={() => { asks.stopEdges(); set({ pasted: { text: '', problem: '' }, reading: { kind: 'none' }, step: null }); }}>{words.clear}</Button>}
        </div>
      </form>
      <Read session={session} asks={asks} />
    </>
  );
}

function Read({ session, asks }: { readonly session: ReasoningSession; readonly asks: PageAsks }) {
  const { reading, view, step, set } = session;
  const reply = reading.kind === 'read' ? reading.reply : null;
  const by = reading.kind === 'read' ? reading.of.asked?.by : undefined;
  const thought = useMemo(() => reply && shownThought(reply.dag, { graphs: reply.graphs, edges: by !== undefined ? { kind: 'asked', by } : { kind: reply.edges === 'written' ? 'written' : 'guessed' } }), [reply, by]);
  if (reading.kind === 'none') return null;
  if (reading.kind !== 'read' || !thought) return <p className={styles.notice} role={reading.kind === 'reading' ? 'status' : 'alert'}>{reading.kind === 'read' ? '' : words[reading.kind]}</p>;
  const { leftOut, dag, graphs: { steps, 'super-nodes': chains } } = reading.reply;
  return (
    <ThoughtView thought={thought} problem={reading.of.problem || null} view={view} step={step} onView={(next) => set({ view: next })} onStep={(next) => set({ step: next })}>
      <div className={styles.notes} data-testid="edges" data-edges={reading.reply.edges}>
        <Edges reading={reading} session={session} asks={asks} />
        {view === 'super-nodes' && steps.rows.length > MANY_STEPS && <p>{words.collapsed(count(steps.rows.length), chains.rows.length)}</p>}
        {dag.answer === null && dag.steps.length > 0 && <p>{words.noAnswer}</p>}
        {leftOut > 0 && <p>{words.leftOut(count(leftOut))}</p>}
        {dag.faults.length > 0 && <Faults faults={dag.faults} />}
      </div>
    </ThoughtView>
  );
}

const MOST_FAULTS = 50;

function faultSentence({ kind, step, written }: Fault): string {
  return kind === 'self' || kind === 'unread' ? words.fault[kind](step) : words.fault[kind](step, String(written));
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  return (
    <details className={styles.faults}>
      <summary>{words.faults(faults.length)}</summary>
      <ul>{faults.slice(0, MOST_FAULTS).map((fault, i) => <li key={i}>{faultSentence(fault)}</li>)}{faults.length > MOST_FAULTS && <li>{words.moreFaults(faults.length - MOST_FAULTS)}</li>}</ul>
    </details>
  );
}
