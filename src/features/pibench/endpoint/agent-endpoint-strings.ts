/** What π-Bench says of an endpoint: what it is for, and what goes there. */
import type { EndpointPurpose } from '#ui/endpoint/endpoint-panel.tsx';
import { wording } from '#ui/wording.ts';

export const agentEndpointStrings = wording({
  lead: 'Any server that speaks the chat protocol of OpenAI can be the assistant: one on your own computer, or a service that you have a key for.',
  before: 'Nothing is sent anywhere before you test the connection or start a run.',
  sent: 'What is said in a run, with the task’s texts and files,',
  persona: 'Tell the model who the person is',
  personaHint: 'Role, preferences and goals are then in its prompt. Without them it has to ask, or to find out.',
});

export const AGENT_PURPOSE: EndpointPurpose = { ...agentEndpointStrings, caps: ['maxTokens', 'mostCharacters', 'runTokens'] };
