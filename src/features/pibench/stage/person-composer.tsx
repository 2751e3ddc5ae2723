/** What the visitor does when it is their turn: writes the assistant's answer, or says of one which wishes it met and which it asked about. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { HiddenIntent, Persona } from '#core/pibench/task.ts';
import { Button } from '#ui/controls/button.tsx';
import type { PersonTurn } from '../session/person-at-play.ts';
import { playStrings as words } from '../play-strings.ts';
import styles from './composer.module.css';

const CHOICES = ['neither', 'did', 'asked'] as const;
type Said = Readonly<Record<string, (typeof CHOICES)[number]>>;

/** What was begun of a turn, as long as it waits: a look at another page does not lose it. */
const begunAnswers = new WeakMap<PersonTurn, string>();
const begunVerdicts = new WeakMap<PersonTurn, Said>();

export function PersonComposer({ turn, persona }: { readonly turn: PersonTurn; readonly persona: Persona | null }) {
  return turn.kind === 'answer' ? <AnswerForm turn={turn} persona={persona} /> : <JudgeForm key={turn.message} turn={turn} />;
}

/** The form of the turn before took the focus along when it went: whoever answers by keyboard goes on in this one. */
function useLostFocus(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) form.current?.querySelector<HTMLElement>('textarea, input')?.focus();
  }, []);
  return form;
}

function AnswerForm({ turn, persona }: { readonly turn: Extract<PersonTurn, { kind: 'answer' }>; readonly persona: Persona | null }) {
  const form = useLostFocus();
  const [text, setText] = useState(() => begunAnswers.get(turn) ?? '');
  const files = Object.entries(turn.request.files);
  const send = (): void => {
    if (text.trim() === '') return;
    turn.answer(text.trim());
    setText('');
  };
  return (
    <form ref={form} className={styles.form} aria-label={words.answer.heading} onSubmit={(event) => {
      event.preventDefault();
      send();
    }}>
      {persona && <Profile persona={persona} />}
      {files.length > 0 && (
        <details className={styles.files}>
          <summary>{words.answer.files(files.length)}</summary>
          {files.map(([path, content]) => <div key={path}><h3>{path}</h3><pre>{content}</pre></div>)}
        </details>
      )}
      <label className={styles.field}>
        <span>{words.answer.label}</span>
        <textarea
          rows={3} value={text} placeholder={words.answer.placeholder}
          onChange={(event) => {
            setText(event.target.value);
            begunAnswers.set(turn, event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          }}
        />
      </label>
      <Button submits disabled={text.trim() === ''}>{words.answer.send}</Button>
    </form>
  );
}


/** As a model is told it: who asks, what they like, what they are after. */
function Profile({ persona: { name, role, preferences, goals } }: { readonly persona: Persona }) {
  const likes = Object.entries(preferences);
  return (
    <details className={styles.files} data-testid="profile">
      <summary>{words.answer.profile(name)}</summary>
      <p>{role}</p>
      {likes.length > 0 && <><h3>{words.answer.likes}</h3><ul>{likes.map(([what, how]) => <li key={what}>{words.answer.like(what.replaceAll('_', ' '), how)}</li>)}</ul></>}
      {goals.length > 0 && <><h3>{words.answer.goals}</h3><ul>{goals.map((goal) => <li key={goal}>{goal}</li>)}</ul></>}
    </details>
  );
}

function JudgeForm({ turn }: { readonly turn: Extract<PersonTurn, { kind: 'judge' }> }) {
  const form = useLostFocus();
  const [said, setSaid] = useState<Said>(() => begunVerdicts.get(turn) ?? {});
  const say = (next: Said): void => {
    setSaid(next);
    begunVerdicts.set(turn, next);
  };
  const of = (what: string): Set<string> => new Set(Object.keys(said).filter((id) => said[id] === what));
  return (
    <form ref={form} className={styles.form} aria-label={words.judge.heading} onSubmit={(event) => {
      event.preventDefault();
      turn.judge(of('did'), of('asked'));
    }}>
      <p>{words.judge.lead}</p>
      <div className={styles.intents}>
        {turn.intents.map((intent) => <IntentChoice key={intent.id} intent={intent} said={said[intent.id] ?? 'neither'} onSay={(what) => say({ ...said, [intent.id]: what })} />)}
      </div>
      <Button submits>{words.judge.send}</Button>
    </form>
  );
}

function IntentChoice({ intent, said, onSay }: { readonly intent: HiddenIntent; readonly said: string; readonly onSay: (what: (typeof CHOICES)[number]) => void }) {
  return (
    <fieldset className={styles.intent}>
      <legend>{intent.content}</legend>
      {CHOICES.map((what) => (
        <label key={what}>
          <input type="radio" name={`judged-${intent.id}`} checked={said === what} onChange={() => onSay(what)} />
          {words.judge.choices[what]}
        </label>
      ))}
    </fieldset>
  );
}
