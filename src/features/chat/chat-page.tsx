/** The chat's page: its session, kept while one looks elsewhere, its keys, its link, dropped files; what is drawn is chat-view.tsx's. */
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { EventLog } from '#core/trace/event-log.ts';
import { figuresAt } from '#core/trace/figures.ts';
import { rememberedShortcuts } from '#ui/commands/remembered-shortcuts.ts';
import { useCommandKeys } from '#ui/commands/use-command-keys.ts';
import { DropHint } from '#ui/drop-hint.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { lookForGpu, type NoGpu } from '#ui/look-for-gpu.ts';
import { useFileDrop } from '#ui/use-file-drop.ts';
import { chatStrings as words } from './chat-strings.ts';
import { ChatView } from './chat-view.tsx';
import { filesWanted } from './chooser/files-wanted.ts';
import { CHAT_COMMANDS, type ChatDesk } from './commands/chat-commands.ts';
import { failureSentence } from './conversation/failure-sentence.ts';
import { useFollowEnd } from './conversation/use-follow-end.ts';
import type { ChatSession } from './session/chat-session.ts';
import { keptChat } from './session/kept-chat.ts';
import type { ConnectChat } from './session/live-chat.ts';
import { useChatLink } from './session/use-chat-link.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import styles from './chat.module.css';

const always = (): boolean => true;
const single = (): boolean => rememberedShortcuts();
const notMeant = (): void => undefined;

/** How the latest answer goes, for those who listen: that it comes, and how it came out. */
function sentenceOf({ turns, answering }: ChatSession): string {
  const last = turns.at(-1);
  if (last?.kind !== 'answer') return '';
  if (answering) return words.talk.said.begun;
  const failure = failureSentence(last);
  if (failure !== null) return words.talk.said.failed(failure);
  return last.log ? words.talk.said.ended(figuresAt(last.log, last.log.length).tokens) : '';
}

interface Props {
  readonly connect: ConnectChat;
  /** Takes an answer's log to the page that shows every round. */
  readonly onLookAtRounds: (log: EventLog) => void;
  readonly onLookAtThought: ChatDesk['lookAtThought'];
}

export function ChatPage({ connect, onLookAtRounds, onLookAtThought }: Props) {
  const [{ store, live }] = useState(() => keptChat(connect));
  const [noGpu, setNoGpu] = useState<NoGpu | null>(null);
  const session = useStore(store);
  useEffect(() => void lookForGpu().then(setNoGpu), []);
  const cause = noGpu?.cause ?? null;
  const deskOf = useCallback((of: ChatSession): ChatDesk => ({ session: of, live, noGpu: cause, lookAtRounds: onLookAtRounds, lookAtThought: onLookAtThought }), [live, cause, onLookAtRounds, onLookAtThought]);
  const desk = useCallback((): ChatDesk => deskOf(store.getState()), [store, deskOf]);
  useCommandKeys({ commands: CHAT_COMMANDS, desk, open: always, single });
  useChatLink(session);
  useFollowEnd(session);
  useKeptFocus(session);
  const hovering = useFileDrop(useCallback((_, files) => {
    const { choosing, answering } = store.getState();
    if (!answering && choosing?.at.kind !== 'loading' && cause === null) void live.look(filesWanted(files));
  }, [store, live, cause]), notMeant);
  return (
    <>
      <div className={styles.window}><ChatView desk={deskOf(session)} /></div>
      <LiveRegion sentence={sentenceOf(session)} />
      {hovering && <DropHint text={words.chooser.drop} />}
    </>
  );
}
