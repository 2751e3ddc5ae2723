/** The box to write in: Enter sends, Shift and Enter begin a line. Below it how answers are made, folded; while one comes, the way to stop it. */
import { useId, useState } from 'react';
import { Button } from '#ui/controls/button.tsx';
import { Glyph } from '#ui/glyph.tsx';
import { chatStrings } from '../chat-strings.ts';
import { stopAnswer, type ChatDesk } from '../commands/chat-commands.ts';
import { AnswerSettingsForm } from './answer-settings-form.tsx';
import styles from './conversation.module.css';

const words = chatStrings.talk;

interface Props {
  readonly desk: ChatDesk;
  /** Else what is written is the beginning of a text. */
  readonly chats: boolean;
  readonly thinks: boolean;
}

export function Composer({ desk, chats, thinks }: Props) {
  const { session, live } = desk;
  const id = useId();
  const [open, setOpen] = useState(false);
  const { writing, answering, how, paced, draft } = session;
  const send = (): void => {
    if (writing.trim() === '' || answering) return;
    setOpen(false);
    void live.send();
  };
  return (
    <form className={styles.composer} data-bar onSubmit={(event) => { event.preventDefault(); send(); }}>
      <AnswerSettingsForm id={`${id}-how`} open={open} how={how} thinks={thinks} drafts={draft?.model ?? null} paced={paced} onChange={(changed) => session.set({ how: changed })} onPaced={(follow) => session.set({ paced: follow })} />
      <div className={styles.box}>
        <label htmlFor={id} className="visually-hidden">{chats ? words.box : words.boxPlain}</label>
        <textarea
          id={id} rows={1} value={writing} placeholder={chats ? words.box : words.boxPlain} aria-describedby={`${id}-keys`}
          onChange={(event) => session.set({ writing: event.target.value })}
          onKeyDown={(event) => {
            // while an input method composes, Enter is its own
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        {answering
          ? <Button kind="main" onClick={(event) => { event.preventDefault(); stopAnswer.perform(desk); }}><Glyph name="stop" size={12} />{stopAnswer.label}</Button>
          : <Button kind="main" submits disabled={writing.trim() === ''}>{words.send}</Button>}
      </div>
      <div className={styles.under}>
        <Button kind="quiet" aria-expanded={open} aria-controls={`${id}-how`} onClick={() => setOpen(!open)}>
          {chatStrings.how.open}<span className={styles.summary} title={chatStrings.how.summary(how, paced)}>: {chatStrings.how.summary(how, paced)}</span><span aria-hidden="true" className={styles.chevron} data-open={open || undefined}>⌄</span>
        </Button>
        <p id={`${id}-keys`} className={styles.quiet}>{words.keys}</p>
      </div>
    </form>
  );
}
