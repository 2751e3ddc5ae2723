/**
 * One trace while it is written: what its teacher knows by now, how sure it is of the next step, and how many steps it may still spend.
 * The teacher is noisy (note reasoning.md 6): a value is right with the skill's probability, else some other element, and what follows goes
 * on from what was written.
 *
 * Within a skill some steps are surer than others, half of them each, with a mean that is the skill:
 *
 *   error of a step = (1 - skill) (1 -+ spread)
 *
 * An unsure step stays so however often it is worked out. The styles hesitate, look again and turn off by that error, which is not written
 * down; so, on one and the same problem, how a trace goes tells how likely it is to be right (note 9.5).
 */
import type { Lead, Operand } from '../thought.ts';
import { Thought } from '../thought.ts';
import type { Seeded } from '../seeded.ts';
import type { AlgebraProblem } from './algebra-problem.ts';
import { given, type Expression } from './expression.ts';
import { teachesNoHeldChain } from './held-out-tuples.ts';
import type { Skill } from './skill-profile.ts';
import { SYSTEMS, type Element, type OperationName, type SystemTag } from './systems.ts';
import { wrongElement } from './wrong-element.ts';

/** The vocabulary has labels for as many. */
export const MOST_STEPS = 16;
const SPREAD = 0.8;

/** A value that stands in the trace or the problem, and what it is the value of. */
export interface Known {
  readonly expression: Expression;
  readonly element: Element;
  readonly operand: Operand;
}

/** An operation on what is known. */
export interface Call {
  readonly name: OperationName;
  readonly number: number | null;
  readonly args: readonly Known[];
}

export interface Manner {
  readonly lead?: Lead;
  readonly fillers?: number;
  /** The probability that its value is wrong; the skill's, where it is left out. */
  readonly error?: number;
}

/** Works one needed step out, with whatever a style does around it, and gives what the trace goes on from. */
export type Worker = (writer: TraceWriter, step: Call, random: Seeded) => Known;

export const call = (name: OperationName, args: readonly Known[], number: number | null = null): Call => ({ name, number, args });
export const meaning = ({ name, number, args }: Call): Expression => ({ kind: 'apply', name, number, args: args.map(({ expression }) => expression) });

export class TraceWriter {
  readonly system: SystemTag;
  readonly #thought = new Thought();
  readonly #random: Seeded;
  readonly #skill: Skill;
  readonly #known: Known[];
  #steps = 0;
  #owed: number;
  #beyond = false;

  /** `owed`: how many steps the problem needs, which nothing else may take the place of. */
  constructor({ system, givens }: AlgebraProblem, owed: number, random: Seeded, skill: Skill) {
    this.system = system;
    this.#random = random;
    this.#skill = skill;
    this.#owed = owed;
    this.#known = givens.map((element, i) => ({ expression: given(i + 1), element, operand: { value: element, given: i + 1 } }));
  }

  get text(): string {
    return this.#thought.text;
  }

  /** Givens first, then one for each step. */
  get known(): readonly Known[] {
    return this.#known;
  }

  /** How many steps beside the needed ones there is room for. */
  get spare(): number {
    return MOST_STEPS - this.#steps - this.#owed;
  }

  /** A value has become larger than any that is taught: right steps from a wrong value can. */
  get beyond(): boolean {
    return this.#beyond;
  }

  /** How likely the next step of that kind is to be wrong, drawn anew for every step. */
  errorOf(name: OperationName): number {
    const error = 1 - this.#skill(this.system, name);
    const spread = Math.min(SPREAD, error > 0 ? (1 - error) / error : 0);
    return error * (1 + (this.#random.chance(0.5) ? spread : -spread));
  }

  rightValue({ name, number, args }: Call): Element {
    return SYSTEMS[this.system].operations[name]!.apply(args.map(({ element }) => element), number ?? 0);
  }

  /** Whether a step that nobody asked for may be written: its value is no larger than taught, and it composes nothing that is held out. */
  maySay(aside: Call): boolean {
    return SYSTEMS[this.system].taught(this.rightValue(aside)) && teachesNoHeldChain(this.system, meaning(aside));
  }

  #add(expression: Expression, element: Element, operand: Operand): Known {
    const known = { expression, element, operand };
    this.#known.push(known);
    this.#steps += 1;
    return known;
  }

  write(step: Call, { lead = '', fillers = 0, error = 1 - this.#skill(this.system, step.name) }: Manner = {}): Known {
    const right = this.rightValue(step);
    this.#beyond ||= !SYSTEMS[this.system].taught(right);
    const element = this.#random.chance(error) ? wrongElement(this.system, right, this.#random) : right;
    const operand = this.#thought.operation(step.name, step.args.map((known) => known.operand), step.number, element, lead, fillers);
    return this.#add(meaning(step), element, operand);
  }

  /** A step that the problem needs. It goes on where it names the step before it. */
  need(step: Call, { fillers = 0, error = this.errorOf(step.name) }: Manner = {}): Known {
    this.#owed -= 1;
    const goesOn = this.#steps === 0 || step.args.some(({ operand }) => operand.step === this.#steps);
    return this.write(step, { lead: goesOn ? 'so' : '', fillers, error });
  }

  /** Two ways have come to the same; what follows may name this step for either. */
  agree(one: Known, other: Known): Known {
    return this.#add(one.expression, one.element, this.#thought.agree(one.operand, other.operand));
  }
}
