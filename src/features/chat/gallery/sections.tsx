/** The chat in all its states, each in a session of its own, from simulated answers and a worker that does nothing. */
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { EventLog } from '#core/trace/event-log.ts';
import type { GpuAbsence } from '#engine/protocol.ts';
import { exhibitSection, type ExhibitSection } from '#ui/exhibit.ts';
import { ChatView } from '../chat-view.tsx';
import type { ChatDesk } from '../commands/chat-commands.ts';
import { createChatSession, NO_ANSWER, type Answer, type ChatState, type ChoosingAt, type Turn } from '../session/chat-session.ts';
import { asked, broken, guessed, sky, skyBegun, skyText, sum, sumThinking, tale } from './example-answers.ts';
import { brokeOff, drafter, kept, offer, qwen, qwenLarge, reader, readersTarget, signed, talker, thinker, thinkersDrafter, tooLarge, unknownOffer, writer } from './example-models.ts';
import { exhibitStrings } from './exhibit-strings.ts';

const ignore = (): void => undefined;
const later = (): Promise<void> => Promise.resolve();
const live: ChatDesk['live'] = { choose: ignore, fold: ignore, look: later, settle: later, load: later, cancel: later, close: later, forget: later, send: later, again: later, stop: later, newConversation: ignore };

interface Scene extends ChatState {
  readonly noGpu?: GpuAbsence;
}

function Stage({ scene: { noGpu, ...state } }: { readonly scene: Scene }) {
  const [store] = useState(() => createChatSession(state));
  return <ChatView desk={{ session: useStore(store), live, noGpu: noGpu ?? null, lookAtRounds: ignore, lookAtThought: ignore }} />;
}

const of = (scene: Scene) => (): ReactNode => <Stage scene={scene} />;
const choosing = (at: ChoosingAt, state: Scene = {}) => of({ choosing: { slot: 'target', at }, ...state });

const turns = (question: string, answer: Partial<Answer>): readonly Turn[] => [{ kind: 'question', text: question }, { ...NO_ANSWER, ...answer }];
const wrote = (question: string, log: EventLog, answer: Partial<Answer> = {}): readonly Turn[] => turns(question, { log, ...answer });
const talking = (state: Scene) => of({ choosing: null, target: talker, draft: drafter, ...state, how: { ...HOW, ...state.how } });
const HOW = { ...createChatSession().getState().how, drafter: 'draft-model' } as const;

export const chatSections: readonly ExhibitSection[] = [exhibitSection('chat', exhibitStrings, {
  open: of({}),
  kept: of({ kept }),
  'no-gpu': of({ noGpu: 'no-adapter' }),
  linked: choosing({ kind: 'linked', wanted: qwen }),
  looking: choosing({ kind: 'looking', wanted: qwen }),
  offer: choosing({ kind: 'offer', wanted: qwen, offer }),
  unlinked: choosing({ kind: 'offer', wanted: signed, offer: { ...offer, choices: [] } }),
  unknown: choosing({ kind: 'offer', wanted: qwen, offer: unknownOffer }),
  refused: choosing({ kind: 'offer', wanted: qwenLarge, offer: tooLarge }),
  downloading: choosing({ kind: 'loading', wanted: qwen, offer, progress: { stage: 'download', bytes: 402e6, totalBytes: 639e6 }, msLeft: 190_000 }),
  failed: choosing({ kind: 'failed', wanted: qwen, offer, failure: brokeOff }),
  ready: of({ choosing: null, target: thinker }),
  thinking: talking({ target: thinker, draft: thinkersDrafter, answering: true, turns: wrote(asked.sum, sumThinking, { begun: true }) }),
  reading: talking({ answering: true, turns: turns(asked.sky, { reading: { read: 512, of: 3000 } }) }),
  answering: talking({ answering: true, turns: wrote(asked.sky, skyBegun) }),
  answered: talking({ target: thinker, draft: thinkersDrafter, turns: [...wrote(asked.sky, sky), ...wrote(asked.sum, sum, { begun: true })] }),
  plain: talking({ turns: wrote(asked.sky, sky), hands: false }),
  guessed: talking({ turns: wrote(asked.sky, guessed) }),
  broken: talking({ turns: wrote(asked.sky, broken) }),
  refusing: talking({ turns: turns(asked.sky, { failure: brokeOff }) }),
  again: talking({ turns: turns(asked.sky, { text: skyText }) }),
  'no-template': of({ choosing: null, target: writer, turns: wrote(asked.tale, tale) }),
  draft: of({ choosing: { slot: 'draft', at: { kind: 'open' } }, target: readersTarget }),
  reader: talking({ target: readersTarget, draft: reader, how: { ...HOW, drafter: 'dflash' } }),
})];
