/** A run with its persona, as it may be shown and passed on where its tasks hold logins: masked in all that was said, done, remembered and hidden, with evidence moved along. */
import type { Evidence, Verdict } from '../judge.ts';
import type { PiEvent, PiRun, VerdictsEvent } from '../events.ts';
import type { Persona, Task } from '../task.ts';
import { LoginMask } from './login-mask.ts';

const textsOf = ({ tasks }: Persona): string[] => tasks.flatMap(({ opening, intents }) => [opening, ...intents.flatMap(({ content, spoken }) => [content, spoken ?? ''])]);
const masks = new WeakMap<Persona, LoginMask>();

/** Of what a persona's tasks say. */
export function loginMaskOf(persona: Persona): LoginMask {
  const mask = masks.get(persona) ?? new LoginMask(textsOf(persona));
  masks.set(persona, mask);
  return mask;
}

/** Its words alone: nothing is played from it. */
export function maskedTask(task: Task, mask: LoginMask): Task {
  const text = (of: string): string => mask.text(of);
  return {
    ...task, title: text(task.title), description: text(task.description), opening: text(task.opening),
    intents: task.intents.map((intent) => ({ ...intent, content: text(intent.content), spoken: intent.spoken === null ? null : text(intent.spoken) })),
    criteria: task.criteria.map((criterion) => ({ ...criterion, text: text(criterion.text) })),
  };
}

/** Without pieces of messages: a login may be cut between two. */
export function maskedRun({ header, events }: PiRun, persona: Persona): { readonly run: PiRun; readonly persona: Persona } {
  const said = events.flatMap((event) => (event.type === 'user' ? [event.text] : []));
  const mask = new LoginMask([...textsOf(persona), ...said]);
  const masker = new EventMask(mask);
  const masked = events.flatMap((event) => (event.type === 'delta' ? [] : [masker.event(event)]));
  return { run: { header, events: masked }, persona: { ...persona, tasks: persona.tasks.map((task) => maskedTask(task, mask)) } };
}

/** Evidence points into the latest message, or a file as it was then. */
class EventMask {
  readonly #mask: LoginMask;
  #message = '';
  readonly #files = new Map<string, string>();

  constructor(mask: LoginMask) {
    this.#mask = mask;
  }

  event(event: PiEvent): PiEvent {
    const text = (of: string): string => this.#mask.text(of);
    switch (event.type) {
      case 'session': return { ...event, apps: this.#mask.value(event.apps) as typeof event.apps, memory: text(event.memory) };
      case 'tool': return { ...event, args: this.#mask.args(event.args), result: text(event.result) };
      case 'file':
        this.#files.set(event.path, event.text);
        return { ...event, text: text(event.text) };
      case 'message':
        this.#message = event.text;
        return { ...event, text: text(event.text) };
      case 'user': case 'delta': case 'memory': case 'notice': return { ...event, text: text(event.text) };
      case 'verdicts': return this.#verdicts(event);
      case 'close': return event.text === undefined ? event : { ...event, text: text(event.text) };
      case 'intent': case 'end': return event;
    }
  }

  #verdicts(event: VerdictsEvent): VerdictsEvent {
    const all = <One extends Verdict>(of: Readonly<Record<string, One>>): Record<string, One> => Object.fromEntries(Object.entries(of).map(([id, one]) => [id, this.#verdict(one)]));
    return { ...event, satisfied: all(event.satisfied), asked: all(event.asked), criteria: event.criteria.map((one) => this.#verdict(one)) };
  }

  #verdict<One extends Verdict>(verdict: One): One {
    const moved = (one: Evidence): Evidence => ({ ...one, ...this.#mask.moved(one.file === undefined ? this.#message : (this.#files.get(one.file) ?? ''), one) });
    return { ...verdict, evidence: verdict.evidence.map(moved) };
  }
}
