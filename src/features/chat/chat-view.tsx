/** The chat as a function of what is known: a model to choose, or one to talk to. */
import { chatStrings as words } from './chat-strings.ts';
import { ModelChooser } from './chooser/model-chooser.tsx';
import { ModelLine } from './chooser/model-line.tsx';
import type { ChatDesk } from './commands/chat-commands.ts';
import { Conversation } from './conversation/conversation.tsx';
import styles from './chat.module.css';

export function ChatView({ desk }: { readonly desk: ChatDesk }) {
  const { choosing, target, answering } = desk.session;
  return (
    <div className={styles.page} data-testid="chat" data-state={choosing ? 'choosing' : answering ? 'answering' : 'ready'}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        {target && !choosing && <ModelLine desk={desk} target={target} />}
      </header>
      {choosing ? <ModelChooser desk={desk} choosing={choosing} /> : target && <Conversation desk={desk} target={target} />}
    </div>
  );
}
