/**
 * Jinja's interpreter with an end. A chat template is a program that somebody else wrote, and runs before a word is answered: one that loops for
 * ever would hold whoever follows it. Each step is counted, and with it the size of what it walks over or makes.
 */
import { Interpreter, type Environment } from '@huggingface/jinja';

type Statement = Parameters<Interpreter['evaluate']>[0];
type Value = ReturnType<Interpreter['evaluate']>;

/** A template takes a hundred steps or so a message; these are gone within a second or two. */
export const MOST_STEPS = 500_000;
/** No context has room for as much. */
export const MOST_CHARACTERS = 2 ** 20;

/** Characters, or entries that lie there already, that are handled in the time of a step. */
const A_STEP = 64;

export class BoundedInterpreter extends Interpreter {
  #left = MOST_STEPS;
  /** What loops walk over: each entry is a step, also where the loop does nothing. */
  readonly #walked = new WeakSet<object>();

  override evaluate(statement: Statement, environment: Environment): Value {
    if (statement?.type === 'For') this.#walked.add(walkedBy(statement as unknown as ForLoop));
    this.#take(1);
    const value = super.evaluate(statement, environment);
    this.#take(this.#cost(statement, value.value));
    return value;
  }

  #cost(statement: Statement, value: unknown): number {
    if (typeof value === 'string') {
      if (value.length > MOST_CHARACTERS) throw new Error(`it writes a text of more than ${MOST_CHARACTERS} characters`);
      return value.length / A_STEP;
    }
    const entries = Array.isArray(value) ? value.length : value instanceof Map ? value.size : 0;
    return statement && (this.#walked.has(statement) || MAKES.has(statement.type)) ? entries : entries / A_STEP;
  }

  #take(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Error(`it does not end within ${MOST_STEPS} steps`);
  }
}

/** Expressions whose values are new ones. */
const MAKES: ReadonlySet<string> = new Set(['BinaryExpression', 'CallExpression', 'FilterExpression']);

/** As the parser makes it; `lhs`: of a loop with a condition ("for x in xs if ..."). */
interface ForLoop {
  readonly iterable: { readonly type: string; readonly lhs?: object };
}

const walkedBy = ({ iterable }: ForLoop): object => (iterable.type === 'SelectExpression' && iterable.lhs ? iterable.lhs : iterable);

/** Python's, of whole numbers; a list of a billion is refused before it is made. */
export function boundedRange(first: number, second?: number | null, step = 1): readonly number[] {
  const [start, stop] = typeof second === 'number' ? [first, second] : [0, first];
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (!(length <= MOST_STEPS)) throw new Error(`it asks for a range of ${length} numbers`);
  return Array.from({ length }, (_, i) => start + i * step);
}
