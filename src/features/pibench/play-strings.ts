/** Words of starting a run, and of taking part in one. */
import type { MemoryMode } from '#core/pibench/events.ts';
import { wording } from '#ui/wording.ts';
import type { AgentChoice, JudgeChoice } from './session/run-choice.ts';

export const playStrings = wording({
  bar: { heading: 'Choose who answers', agent: 'Assistant', memory: 'Remembers', scope: 'Plays', judge: 'Judged by', seed: 'Seed', start: 'Run', stop: 'Stop', running: 'The run is being made.' },
  agents: {
    passive: 'Passive: does what it is told', 'generic-asker': 'Generic asker: “anything else?”', 'ask-all': 'Asks every question it has', 'ask-once': 'Asks a short form once',
    'profile-reader': 'Profile reader', 'memory-replayer': 'Memory replayer', 'over-doer': 'Over-doer', 'noisy-oracle': 'Noisy oracle', oracle: 'Oracle: thinks of everything',
    endpoint: 'A model behind an endpoint', tab: 'The chat model in this tab', person: 'You',
  } satisfies Record<AgentChoice, string>,
  groups: { scripted: 'Scripted, by construction', real: 'Models', person: 'People' },
  memory: { none: 'nothing', transcript: 'what was said', notes: 'a few notes', workspace: 'its files', perfect: 'every intent' } satisfies Record<MemoryMode, string>,
  judges: { rules: 'rules', endpoint: 'a model behind an endpoint', person: 'you, as the user' } satisfies Record<JudgeChoice, string>,
  all: (tasks: number) => `all ${tasks} sessions`,
  one: (title: string, seeds: number) => (seeds === 0 ? title : `${title}, and what it leans on`),
  chances: { does: 'thinks of', asks: 'else asks about', finishes: 'carries out', percent: (name: string, value: number) => `${name} ${value} %` },
  unread: 'The tasks lie beside this page and could not be read: check the connection, then try again.',
  scripted: 'A scripted agent says the parts that a task’s author wrote: what it shows is true by construction.',
  noTab: 'No model is loaded in this tab: load one on the page Chat, then come back.',
  shippedTab: 'The model that comes with the page writes tales and sums, and is no assistant: load another on the page Chat, then come back.',
  noEndpoint: 'No endpoint is set up yet: name one below, and test it.',
  officialNeeds: 'Official tasks have no detectors: a judge behind an endpoint, or you, must judge them.',
  officialScript: 'Scripted agents know our own tasks alone: choose a model, or yourself.',
  endpoint: { open: 'Set up the endpoint', close: 'Done', heading: 'Models behind an endpoint', sends: 'Each turn sends the task’s text, and what was said so far, to the address that you name, and nowhere else.' },
  answer: { heading: 'Your turn as the assistant', label: 'You are the assistant. What do you answer?', placeholder: 'Do it, ask about it, or wait to be told …', send: 'Answer', files: (n: number) => (n === 1 ? 'One file in the workspace' : `${n} files in the workspace`) },
  judge: {
    heading: 'Your turn as the user', lead: 'You are the user. What did this answer do about each wish that you have not told yet?', send: 'Go on',
    choices: { neither: 'nothing', did: 'did it', asked: 'asked about exactly this' },
  },
  screens: { label: 'What to look at', stage: 'Stage', lab: 'Lab', scatter: 'Scores', compare: 'Compare', data: 'Tasks' },
} as const);
