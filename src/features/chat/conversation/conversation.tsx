/** What was said so far, and the box to say more in. */
import { chatStrings } from '../chat-strings.ts';
import { newConversation, showHands, type ChatDesk } from '../commands/chat-commands.ts';
import { CommandButton } from '../commands/command-button.tsx';
import type { Loaded } from '../session/chat-session.ts';
import { AnswerView } from './answer-view.tsx';
import { Composer } from './composer.tsx';
import { HandsKey } from './hands-key.tsx';
import styles from './conversation.module.css';

const words = chatStrings.talk;

function questionBefore(turns: ChatDesk['session']['turns'], at: number): string {
  const before = turns[at - 1];
  return before?.kind === 'question' ? before.text : '';
}

export function Conversation({ desk, target }: { readonly desk: ChatDesk; readonly target: Loaded }) {
  const { turns, hands } = desk.session;
  const { chats } = target.model;
  return (
    <section className={styles.conversation} aria-label={words.heading} id="output" tabIndex={-1} data-testid="conversation">
      <h2 className="visually-hidden">{words.heading}</h2>
      {!chats && <p className={styles.notice} role="status" data-testid="no-template">{chatStrings.model.noTemplate}</p>}
      {turns.length === 0 ? (
        <div className={styles.empty} data-testid="empty"><p>{chats ? words.empty : words.emptyPlain}</p><p className={styles.soft}>{words.emptyText}</p></div>
      ) : (
        <>
          <div className={styles.bar}>
            <label className={styles.check}><input type="checkbox" checked={hands} onChange={() => showHands.perform(desk)} />{words.hands}</label>
            {hands && <HandsKey drafter={desk.session.how.drafter} />}
            <CommandButton command={newConversation} desk={desk} />
          </div>
          <ol className={styles.turns} aria-live="off">
            {turns.map((turn, i) => (
              <li key={i} className={styles.turn} data-kind={turn.kind}>
                <h3 className={styles.who}>{turn.kind === 'question' ? words.you : words.model}</h3>
                {turn.kind === 'question' ? <p className={styles.question}>{turn.text}</p> : <AnswerView desk={desk} answer={turn} question={questionBefore(turns, i)} last={i === turns.length - 1} />}
              </li>
            ))}
          </ol>
        </>
      )}
      <Composer desk={desk} chats={chats} thinks={target.model.thinks} />
    </section>
  );
}
