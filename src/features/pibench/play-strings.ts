/** Words of starting a run, and of taking part in one. */
import type { MemoryMode } from '#core/pibench/events.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';
import type { AgentChoice, JudgeChoice } from './session/run-choice.ts';

export const playStrings = wording({
  name: 'π-Bench',
  bar: { heading: 'Choose who answers', agent: 'Assistant', memory: 'Remembers', scope: 'Plays', judge: 'Judged by', seed: 'Seed', start: 'Run', stop: 'Stop', running: 'The run is being made.' },
  agents: {
    passive: 'Passive: does what it is told', 'generic-asker': 'Generic asker: “anything else?”', 'ask-all': 'Asks every question it has', 'ask-once': 'Asks a short form once, forgets some answers',
    'profile-reader': 'Profile reader', 'memory-replayer': 'Memory replayer', 'over-doer': 'Over-doer: much unasked, half of what it is told', 'noisy-oracle': 'Noisy oracle', oracle: 'Oracle: thinks of everything',
    endpoint: 'A model behind an endpoint', tab: 'The chat model in this tab', person: 'You',
  } satisfies Record<AgentChoice, string>,
  groups: { scripted: 'Scripted, by construction', real: 'Models', person: 'People' },
  memory: { none: 'nothing', transcript: 'what was said', notes: 'a few notes', workspace: 'its files', perfect: 'every intent' } satisfies Record<MemoryMode, string>,
  judges: { rules: 'rules', endpoint: 'a model behind an endpoint', person: 'you, as the user' } satisfies Record<JudgeChoice, string>,
  all: (tasks: number) => `all ${tasks} sessions`,
  one: (title: string, seeds: number) => (seeds === 0 ? title : `${title}, and what it leans on`),
  chances: { does: 'thinks of', asks: 'else asks about', finishes: 'carries out', percent: (name: string, value: number) => `${name} ${value} %` },
  unread: 'The tasks lie beside this page and could not be read: check the connection, then try again.',
  scripted: 'A scripted agent says the parts that a task’s author wrote: what it shows is true by construction. Three of them forget some of what they are told: the over-doer half, who asks once and the profile reader less.',
  tab: {
    expect: 'A small model: expect little. It uses no tools; what does not fit into its context is left out. Settings of its answers are the chat’s.',
    unasked: {
      none: 'No model is loaded in this tab: load one on the page Chat, then come back.',
      shipped: 'The model that comes with the page writes tales and sums, and is no assistant: load another on the page Chat, then come back.',
      'no-template': 'The model in this tab goes on with a text and knows no conversations: load one with a chat template on the page Chat, then come back.',
      answering: 'The model in this tab is answering in the chat: wait until it is done, or stop it there.',
    },
  },
  noEndpoint: 'No endpoint is set up yet.',
  officialNeeds: 'Official tasks have no detectors: a judge behind an endpoint, or you, must judge them.',
  officialConsent: 'Task text of your own copy would be sent to the endpoint: allow that on the screen Tasks first.',
  officialScript: 'Scripted agents know our own tasks alone: choose a model, or yourself.',
  endpoint: { open: 'Set up the endpoint', close: 'Done', heading: 'Models behind an endpoint', sends: 'Each turn sends the task’s text, and what was said so far, to the address that you name, and nowhere else.' },
  answer: { heading: 'Your turn as the assistant', label: 'You are the assistant. What do you answer?', placeholder: 'Do it, ask about it, or wait to be told …', send: 'Answer', profile: (name: string) => `Who ${name} is`, likes: 'Likes', like: (what: string, how: string) => `${what}: ${how}`, goals: 'Is after', files: (n: number) => (n === 1 ? 'One file in the workspace' : `${n} files in the workspace`) },
  judge: {
    heading: 'Your turn as the user', lead: 'You are the user. What did this answer do about each wish that you have not told yet?', send: 'Go on',
    choices: { neither: 'nothing', did: 'did it', asked: 'asked about exactly this' },
  },
  take: {
    label: 'Take along', open: 'Open a run from a file', opened: 'The run is on the stage.', cut: 'The file ends early; what is whole of it is on the stage.', saved: (name: string) => `Saved as ${name}.`, board: (kind: string) => `Save the intents as a picture (${kind})`, undrawn: 'The picture could not be drawn here.',
    files: { jsonl: 'Save its log (JSON lines)', official: 'Save in the official shape (zip)', csv: 'Save its scores (CSV)', html: 'Save as a page that plays by itself' },
  },
  imported: {
    heading: (runs: number) => `${plural(runs, 'recorded run')} in your outputs`, look: 'Look at it', untold: '–',
    columns: ['Model', 'Person', 'Proc, recorded', 'Proc, counted again', 'Comp, recorded', 'Comp, counted again', ''],
  },
  again: {
    allow: 'This run came from a file or a folder of yours: its text, and its tasks’, may be sent to the endpoint that I choose', start: 'Ask the second judge', failed: 'The second judge gave no answer: test the endpoint, then ask again.',
  },
  compare: { a: 'One', b: 'The other' },
  waiting: 'The other people’s tasks are on their way.',
  screens: { label: 'What to look at', stage: 'Stage', lab: 'Lab', scatter: 'Scores', compare: 'Compare', tasks: 'Tasks', author: 'Author', judges: 'Two judges' },
} as const);
