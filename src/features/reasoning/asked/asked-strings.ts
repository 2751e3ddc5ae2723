/** Words for asking a model behind a URL, of any subject; why it gave no answer comes from endpoint/ as it is. */
import type { EndpointPurpose } from '#ui/endpoint/endpoint-panel.tsx';
import { count, rough } from '#ui/number-format.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

const answers = (answered: number, of: number): string => `${count(answered)} of ${count(of)} answers`;

export const askedStrings = wording({
  dialog: 'The model to ask',
  lead: 'Any server that speaks the chat protocol of OpenAI can be asked: one on your own computer, or a service that you have a key for.',
  before: 'Nothing is sent anywhere before you test the connection, or ask.',
  sent: 'What it is asked about, the problem and the thoughts,',
  ask: 'Ask it',
  cost: (by: string, questions: number, tokens: number) => `${by} will get ${count(questions)} questions, with the problem and the thoughts in them. They are about ${rough(tokens)} tokens; what it writes comes on top.`,
  limit: (tokens: number) => `It stops at ${count(tokens)} tokens.`,
  beyond: (tokens: number) => `That is more than the ${count(tokens)} tokens at which it stops: raise that limit in the model settings, or ask about less.`,
  again: 'Ask again', settings: 'Model settings', stop: 'Stop', goOn: 'Go on',
  at: (answered: number, of: number, by: string) => `${answers(answered, of)} of ${by}`,
  waits: (seconds: number) => `It gave no answer just now, and is asked again in ${plural(seconds, 'second')}.`,
  stopped: (answered: number, of: number) => `Stopped. ${answers(answered, of)} are kept.`,
  done: (of: number) => `All ${count(of)} answers are there.`,
  failed: (sentence: string, answered: number, of: number) => (answered === 0 ? sentence : `${sentence} ${answers(answered, of)} are kept.`),
  nothing: (by: string) => `${by} answered every time, and none of its answers is one that can be used. Choose another model.`,
  cut: (by: string, maxTokens: number) => `${by} was cut off after ${count(maxTokens)} tokens, before it had said anything that can be used. Allow it more tokens in an answer, in the model settings, then go on.`,
  unexpected: 'Something broke while the model was asked. Go on, or reload the page.',
  edges: {
    offer: 'Ask a model for the edges',
    label: 'Whose edges', rule: 'By rule', model: 'By the model',
    done: (by: string, votes: number, agreeing: string) => `Edges by ${by}, ${votes} votes a step; of those that could be used ${agreeing} went to what was chosen.`,
    unread: (votes: number) => `Votes that could not be used, and count as “goes on from the step before”: ${votes}.`,
  },
  verdict: {
    offer: 'Ask a model as the judge', of: (dimension: string, by: string) => `${dimension}, by ${by}`,
    wins: (by: string, side: string) => `${by}: ${side} reasons better`, tie: (by: string) => `${by}: a tie`, undecided: (by: string) => `${by}: no winner that its calls agree on`,
    reason: (reason: string) => `“${reason}”`, swapped: 'Here “first” is B, which was shown first.', silent: 'Its calls agree on no reason.',
    step: (step: number) => `Step ${step}`, steps: (side: string) => `What it names of ${side}`,
    unread: (verdicts: number) => `Verdicts that could not be read, marked “?”, count as ties: ${verdicts}.`,
  },
});

export const ASK_PURPOSE: EndpointPurpose = { lead: askedStrings.lead, before: askedStrings.before, sent: askedStrings.sent, caps: ['maxTokens', 'runTokens'] };
