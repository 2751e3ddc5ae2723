/**
 * Simulated answers for the gallery, and what was asked: data to the page, in no dictionary. A simulated run's own markers stand in for those
 * of published models.
 */
import { EventLog } from '#core/trace/event-log.ts';
import { simulateRun, type Simulation } from '#core/trace/simulated-run.ts';

export const asked = {
  sky: 'Why is the sky blue?',
  sum: 'What is 86 + 47?',
  tale: 'Once upon a time there was a',
} as const;

const MARKS: Readonly<Record<string, string>> = { '<answer>': '</think>', '<eos>': '<|im_end|>' };

function answerOf(script: string, { config, ...simulation }: Simulation = {}): EventLog {
  const { header, events } = simulateRun({ ...simulation, script, comparison: false, config: { drafter: 'draft-model', gamma: 5, ...config } });
  const vocabulary = Object.fromEntries(Object.entries(header.vocabulary).map(([token, text]) => [token, MARKS[text] ?? text]));
  return new EventLog({ ...header, vocabulary }, events);
}

/** Cut after so many rounds, as it stands while it is written. */
function unfinished(log: EventLog, rounds: number): EventLog {
  const end = log.events.findIndex((event) => event.type === 'round.end' && event.round === rounds);
  return new EventLog({ ...log.header, vocabulary: log.vocabulary() }, log.events.slice(0, end + 1));
}

const SKY = 'Sunlight holds every colour. Air scatters short waves far more than long ones, and blue is short: it comes from all over the sky, while red comes straight on.\n\nAt dusk light has a long way through air. Most of its blue is gone by then, so that the sky turns red.<eos>';
export const sky = answerOf(SKY, { blur: 0.3 });
export const skyText = SKY.replace('<eos>', '');
export const skyBegun = unfinished(sky, 6);

const SUM = 'The sum is 86+47. 80+40=120 and 6+7=13, so it is 133.<answer>86 + 47 is 133.<eos>';
export const sum = answerOf(SUM, { blur: 0.3 });
export const sumThinking = unfinished(sum, 5);

/** Its drafter hardly knows the text. */
export const guessed = answerOf(SKY, { blur: 0.97 });

export const brokenSentence = 'The model computed a number that is none (NaN). Ask again, or load the model with more bits.';
export const broken = new EventLog({ ...skyBegun.header, vocabulary: skyBegun.vocabulary() }, [
  ...skyBegun.events, { type: 'run.end', reason: 'failed', text: brokenSentence },
]);

export const tale = answerOf(' fox who lived by the sea. She had never seen a boat, and so when one came she took it for a whale.<eos>', { blur: 0.4, config: { drafter: 'prompt-lookup' } });
