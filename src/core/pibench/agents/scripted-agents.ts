/**
 * Nine agents that need no model (pibench.md 8.4): they say the parts that a task's author wrote, and differ in which. What they show is true by
 * construction, and is labelled so; they are there to explain the measures, to test the judge, and to be beaten.
 *
 *   passive          the literal answer; then what it is told, no more          generic-asker  the same, and "anything else?"
 *   ask-all          every question of the persona's bank at once               ask-once       a short form of questions about habits
 *   profile-reader   what the profile says                                      memory-replayer  what earlier sessions taught
 *   over-doer        much, asked for or not                                     noisy-oracle   each intent with chance `does`, else asks with chance `asks`;
 *                                                                                              where it recalls, what earlier sessions taught for certain
 *   oracle           everything, at once
 *
 * What they are told later they carry out; three forget some of it (CARRIES_OUT), the noisy oracle as much as it is set to. Proc does not see that, Comp
 * does: without it completion would be the same for nearly all of them, and whether the two go together could not be looked at.
 */
import { textSeed } from '#core/rng/text-seed.ts';
import { counterStream, counterUniform, PURPOSE } from '#core/rng/counter.ts';
import type { HiddenIntent, Persona, Reply, Task } from '../task.ts';
import type { Agent, AgentRequest, AgentSpec, ScriptName } from './agent.ts';

/** Questions of the form that ask-once hands out. */
const FORM = 8;
/** Said where there is nothing to show. */
const NOTED = 'Noted.';
const GENERIC = 'Is there anything else that you would like me to take into account?';

/** How likely a part is carried out once it was told; of scripts that are not here always. Chosen, not measured: who is busy with much else forgets more. */
export const CARRIES_OUT: Readonly<Partial<Record<ScriptName, number>>> = { 'over-doer': 0.5, 'ask-once': 0.7, 'profile-reader': 0.85, 'noisy-oracle': 1 };

/** What a script does on the first turn beyond the literal answer. */
interface Opening {
  readonly parts: readonly HiddenIntent[];
  readonly questions: readonly string[];
  /** Said and done unasked. */
  readonly extra: readonly Reply[];
}

const NONE: Opening = { parts: [], questions: [], extra: [] };

const questionOf = ({ examples }: HiddenIntent): string[] => examples?.asks.slice(0, 1) ?? [];

/** Every question of the persona's tasks, once. */
export function questionBank(persona: Persona): string[] {
  return [...new Set(persona.tasks.flatMap(({ intents }) => intents.flatMap(questionOf)))];
}

const habits = (persona: Persona): string[] =>
  [...new Set(persona.tasks.flatMap(({ intents }) => intents.filter(({ source }) => source?.from === 'profile').flatMap(questionOf)))].slice(0, FORM);

const remembered = ({ task, memory }: AgentRequest): HiddenIntent[] =>
  task.intents.filter(({ source }) => source?.from === 'session' && memory.intents.some((one) => one.task === source.task && one.intent === source.intent));

/** A draw of its own for each intent of each task. */
function draw(seed: number, request: AgentRequest, intent: number, index: number): number {
  const place = request.persona.tasks.findIndex(({ id }) => id === request.task.id);
  return counterUniform(counterStream({ seed, sequence: textSeed(request.persona.id) + place, position: intent, purpose: PURPOSE.draft }), index);
}

function overDo(request: AgentRequest, seed: number): Opening {
  const { persona, task } = request;
  const others = persona.tasks.filter(({ id }) => id !== task.id).flatMap(({ intents }) => intents.flatMap(({ part }) => part ?? []));
  const stray = [0, 1, 2, 3].flatMap((index) => others[Math.floor(draw(seed, request, 999, index) * others.length)] ?? []);
  const parts = task.intents.filter((_, i) => i % 2 === 0);
  // Words alone: a stray part must not write a file or send a mail of another task.
  return { parts, questions: [GENERIC], extra: [...(task.overdo ? [task.overdo] : []), ...stray.map(({ text }) => ({ text, files: [], tools: [] }))] };
}

interface Chances {
  readonly does: number;
  readonly asks: number;
  readonly recalls: boolean;
}

function noisy(request: AgentRequest, seed: number, { does, asks, recalls }: Chances): Opening {
  const parts: HiddenIntent[] = [];
  const known = recalls ? remembered(request) : [];
  const questions: string[] = [];
  request.task.intents.forEach((intent, i) => {
    if (known.includes(intent) || draw(seed, request, i, 0) < does) parts.push(intent);
    else if (draw(seed, request, i, 1) < asks) questions.push(...questionOf(intent));
  });
  return { parts, questions, extra: [] };
}

function opening(script: ScriptName, request: AgentRequest, seed: number, chances: Chances): Opening {
  const { persona, task } = request;
  switch (script) {
    case 'passive':
      return NONE;
    case 'generic-asker':
      return { ...NONE, questions: [GENERIC] };
    case 'ask-all':
      return { ...NONE, questions: questionBank(persona) };
    case 'ask-once':
      return { ...NONE, questions: habits(persona) };
    case 'profile-reader':
      return { ...NONE, parts: task.intents.filter(({ source }) => source?.from === 'profile') };
    case 'memory-replayer':
      return { ...NONE, parts: remembered(request) };
    case 'over-doer':
      return overDo(request, seed);
    case 'noisy-oracle':
      return noisy(request, seed, chances);
    case 'oracle':
      return { ...NONE, parts: task.intents };
  }
}

const asList = (questions: readonly string[]): string => (questions.length === 0 ? '' : questions.length === 1 ? questions[0]! : `Before I go on:\n\n${questions.map((question) => `- ${question}`).join('\n')}`);

/** Says the replies one below the other; writes their files and calls their tools. */
function carryOut(replies: readonly Reply[], request: AgentRequest): string {
  for (const { files, tools } of replies) {
    for (const { path, text } of files) request.call({ name: 'files__write', args: { path, text } });
    for (const call of tools) request.call(call);
  }
  return replies.map(({ text }) => text.trim()).filter((text) => text !== '').join('\n\n');
}

/** The whole answer of one who thought of `parts`. */
export function answerWith(task: Task, parts: readonly HiddenIntent[]): Reply[] {
  const placed = (place: 'before' | 'after'): Reply[] => task.intents.filter((intent) => parts.includes(intent)).flatMap(({ part }) => (part?.place === place ? part : []));
  return [...placed('before'), ...(task.passive ? [task.passive] : []), ...placed('after')];
}

export function scriptedAgent(spec: Extract<AgentSpec, { readonly kind: 'scripted' }>, seed: number): Agent {
  const chances = { does: spec.does ?? 0.5, asks: spec.asks ?? 0.5, recalls: spec.recalls ?? false };
  const usual = CARRIES_OUT[spec.script];
  const finishes = usual === undefined ? 1 : (spec.finishes ?? usual);
  return {
    spec,
    respond: async (request) => {
      const { task, turn, messages } = request;
      if (turn === 1) {
        const { parts, questions, extra } = opening(spec.script, request, seed, chances);
        return { text: [carryOut([...answerWith(task, parts), ...extra], request), asList(questions)].filter((text) => text !== '').join('\n\n') };
      }
      const told = messages.at(-1)?.reveals ?? [];
      const replies = task.intents.filter(({ id }, i) => told.includes(id) && draw(seed, request, i, 2) < finishes).flatMap(({ part }) => part ?? []);
      const text = carryOut(replies, request);
      if (spec.script === 'generic-asker') return { text: [text, GENERIC].filter((one) => one !== '').join('\n\n') };
      return { text: text === '' ? NOTED : text };
    },
  };
}
