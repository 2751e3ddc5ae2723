/** What the marks of tokens mean, each shown as it is. */
import { TokenMark } from '#ui/token-mark.tsx';
import { chatStrings } from '../chat-strings.ts';
import type { ChatDrafter } from '../session/chat-settings.ts';
import styles from './conversation.module.css';

const words = chatStrings.talk;

export const HandsKey = ({ drafter }: { readonly drafter: ChatDrafter }) => (
  <p className={styles.key} data-testid="hands-key"><TokenMark state="accepted" text={words.drafted[drafter]} /> <TokenMark state="bonus" text={words.own} /></p>
);
