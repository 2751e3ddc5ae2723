/**
 * The branchy style (note reasoning.md 9.1): before a step it may turn off to values that nothing needs, or start over from the givens;
 * after it, it may come to the same value by a second way. Two ways that agree meet in one step, from which the trace goes on; where they
 * do not, `but` redoes the step.
 */
import type { Seeded } from '../seeded.ts';
import { applications, depthOf, writeExpression, type Expression } from './expression.ts';
import { secondWay, type Way } from './second-way.ts';
import { SYSTEMS, type OperationName } from './systems.ts';
import { call, meaning, type Call, type Known, type TraceWriter, type Worker } from './trace-writer.ts';

/** base + slope x error of the step at hand */
const TURN_OFF = { base: 0.15, slope: 0.8 };
const SECOND_WAY = { base: 0.12, slope: 1.1 };
const START_OVER = { base: 0.05, slope: 0.4 };
const GO_ON_OFF = 0.3;
const LONGEST_START_OVER = 3;

const chanceOf = ({ base, slope }: typeof TURN_OFF, error: number): number => Math.min(0.95, base + slope * error);

/** A step that leads nowhere: an operation that was not asked for, on the value `from` if there is one, else on any that are known. */
function anAside(writer: TraceWriter, from: Known | null, asked: ReadonlySet<string>, random: Seeded): Call | null {
  const { operations } = SYSTEMS[writer.system];
  const told = new Set([...asked, ...writer.known.map(({ expression }) => writeExpression(expression))]);
  for (let i = 0; i < 12; i++) {
    const name = random.pick(Object.keys(operations) as OperationName[]);
    const { arity, numbers } = operations[name]!;
    const [one, other] = random.some(writer.known, Math.min(2, writer.known.length));
    if (arity === 2 && !other) continue;
    const args = [from ?? one!, ...(arity === 2 ? [from === other ? one! : other!] : [])];
    const aside = call(name, args, numbers && random.pick(numbers));
    if (!told.has(writeExpression(meaning(aside))) && writer.maySay(aside)) return aside;
  }
  return null;
}

function turnOff(writer: TraceWriter, asked: ReadonlySet<string>, random: Seeded): void {
  let from: Known | null = null;
  do {
    const aside = anAside(writer, from, asked, random);
    if (!aside) return;
    from = writer.write(aside, { lead: from ? 'so' : 'alt' });
  } while (writer.spare > 0 && random.chance(GO_ON_OFF));
}

/** Worked out once more from the givens. */
function startOver(writer: TraceWriter, expression: Expression): Known {
  if (expression.kind === 'given') return writer.known[expression.index - 1]!;
  return writer.write(call(expression.name, expression.args.map((arg) => startOver(writer, arg)), expression.number));
}

/** Tried with right values first: a way is taken only where all of it may be said. */
function mayTake(writer: TraceWriter, way: Way): boolean {
  const done: Known[] = [];
  return way.length < writer.spare && way.every((next) => {
    const step = next(done);
    const element = writer.rightValue(step);
    done.push({ expression: meaning(step), element, operand: { value: element } });
    return writer.maySay(step);
  });
}

function take(writer: TraceWriter, way: Way): Known {
  const done: Known[] = [];
  for (const next of way) done.push(writer.write(next(done), { lead: done.length === 0 ? 'alt' : 'so' }));
  return done.at(-1)!;
}

export function workBranchy(asked: Expression): Worker {
  const askedParts = new Set(applications(asked).map(writeExpression));
  const products = new Map<Known, readonly [Known, Known]>();

  const settle = (writer: TraceWriter, step: Call, known: Known, error: number, random: Seeded): Known => {
    const way = random.chance(chanceOf(SECOND_WAY, error)) ? secondWay(writer.system, step, (value) => products.get(value) ?? null) : null;
    if (!way || !mayTake(writer, way)) return known;
    const other = take(writer, way);
    return other.element === known.element ? writer.agree(known, other) : writer.write(step, { lead: 'but', error });
  };

  return (writer, asGiven, random) => {
    const error = writer.errorOf(asGiven.name);
    if (writer.spare > 0 && random.chance(chanceOf(TURN_OFF, error))) turnOff(writer, askedParts, random);
    const late = asGiven.args.find(({ expression }) => expression.kind === 'apply');
    const again = late && depthOf(late.expression) <= Math.min(LONGEST_START_OVER, writer.spare) && random.chance(chanceOf(START_OVER, error)) ? startOver(writer, late.expression) : late;
    const step = call(asGiven.name, asGiven.args.map((arg) => (arg === late ? again! : arg)), asGiven.number);
    const known = settle(writer, step, writer.need(step, { error }), error, random);
    if (step.name === 'mul') products.set(known, [step.args[0]!, step.args[1]!]);
    return known;
  };
}
