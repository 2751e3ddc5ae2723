/** Every command of the chat: the conversation, and which models have it. Sending is the form's own. */
import { noKey, pressed, typed, type Command as CommandOf } from '#ui/commands/command.ts';
import type { EventLog } from '#core/trace/event-log.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import { chatStrings } from '../chat-strings.ts';
import type { ChatSession } from '../session/chat-session.ts';
import type { LiveChat } from '../session/live-chat.ts';

/** Everything a command, or a part of the page, can reach. */
export interface ChatDesk {
  readonly session: ChatSession;
  readonly live: Pick<LiveChat, 'choose' | 'fold' | 'look' | 'settle' | 'load' | 'cancel' | 'close' | 'forget' | 'send' | 'again' | 'stop' | 'newConversation'>;
  /** Why nothing can be computed here, as far as is known. */
  readonly noGpu: GpuAbsence | null;
  /** Takes an answer's log to the page that shows every round. */
  readonly lookAtRounds: (log: EventLog) => void;
  /** What was thought and said, and what it was asked, on the page that maps it. */
  readonly lookAtThought: (text: string, question: string) => void;
}

export type ChatCommand = CommandOf<ChatDesk, 'talk' | 'model'>;

const { talk, model } = chatStrings;
const talking = ({ session }: ChatDesk): boolean => session.choosing === null;
const atRest = (desk: ChatDesk): boolean => talking(desk) && !desk.session.answering;

const button = (id: string, group: ChatCommand['group'], label: string, possible: ChatCommand['possible'], perform: ChatCommand['perform']): ChatCommand =>
  ({ id, group, label, keys: [], matches: noKey, possible, perform });

/** Also out of the box that one writes in. */
export const stopAnswer: ChatCommand = {
  id: 'stop', group: 'talk', label: talk.stop, keys: ['Esc'], matches: pressed('Escape'), chord: true, possible: ({ session }) => session.answering, perform: ({ live }) => void live.stop(),
};
export const showHands: ChatCommand = {
  id: 'hands', group: 'talk', label: talk.hands, keys: ['W'], matches: typed('w'), possible: talking, perform: ({ session }) => session.set({ hands: !session.hands }),
};
export const answerAgain = button('again', 'talk', talk.again, (desk) => atRest(desk) && desk.session.turns.length > 0, ({ live }) => void live.again());
export const newConversation = button('fresh', 'talk', talk.fresh, (desk) => atRest(desk) && desk.session.turns.length > 0, ({ live }) => live.newConversation());
export const changeModel = button('change', 'model', model.change, atRest, ({ live }) => live.choose('target'));
export const closeModel = button('close', 'model', model.close, atRest, ({ live }) => void live.close());
export const chooseDraft = button('draft', 'model', model.draft, atRest, ({ live }) => live.choose('draft'));

export const CHAT_COMMANDS: readonly ChatCommand[] = [stopAnswer, showHands, answerAgain, newConversation, changeModel, closeModel, chooseDraft];
