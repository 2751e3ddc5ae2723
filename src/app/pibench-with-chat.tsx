/** π-Bench, with the model that is loaded in the chat as one of its agents. */
import { useSyncExternalStore } from 'react';
import { askLoadedModel } from '#features/chat/session/ask-loaded-model.ts';
import { chatSoFar } from '#features/chat/session/kept-chat.ts';
import { whyUnasked } from '#features/chat/session/why-unasked.ts';
import { TabModelAgent } from '#features/pibench/agents/tab-agent.ts';
import { PibenchPage } from '#features/pibench/pibench-page.tsx';
import { playStrings as words } from '#features/pibench/play-strings.ts';
import type { TabAgent } from '#features/pibench/session/players.ts';
import { connectPolicy } from './connect-policy.ts';

const tabAgent: TabAgent = () => {
  const chat = chatSoFar();
  const model = chat ? askLoadedModel(chat) : 'none';
  return typeof model === 'string' ? words.tab.unasked[model] : new TabModelAgent(model);
};

const subscribe = (onChange: () => void): (() => void) => chatSoFar()?.store.subscribe(onChange) ?? (() => undefined);
const standing = () => {
  const chat = chatSoFar();
  return chat && whyUnasked(chat.store.getState());
};

export function PibenchWithChat() {
  // an answer in the chat may end while this page is looked at: then a run can begin
  useSyncExternalStore(subscribe, standing);
  return <PibenchPage tabAgent={tabAgent} connectPolicy={connectPolicy} />;
}
