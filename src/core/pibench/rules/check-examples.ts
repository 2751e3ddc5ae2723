/**
 * Whether the rule judge labels a task's examples as their author does (docs/pibench-tasks.md, "What is checked"), and whether detectors keep to
 * their own intent: none holds in another's examples or part, nor in the literal answer, and no two are the same.
 */
import type { JudgedTurn } from '../judge.ts';
import type { HiddenIntent, Reply, Task, ToolCall } from '../task.ts';
import type { Condition, Conditions, Detector } from './detector.ts';
import { lintDetector, lintPatterns, lintQuestion } from './lint-detector.ts';
import { mutateExample, mutateQuestion } from './mutate-example.ts';
import { askedByRules, satisfiedByRules } from './rule-judge.ts';

export interface ExampleFault {
  readonly task: string;
  /** null: of the task as a whole. */
  readonly intent: string | null;
  readonly what: string;
}

const SHOWN = 70;
const quoted = (text: string): string => {
  const line = text.trim().replace(/\s+/gu, ' ');
  return line.length > SHOWN ? `"${line.slice(0, SHOWN)}…"` : `"${line}"`;
};

/** Files that a detector looks into. */
function pathsOf(detector: Conditions): readonly string[] {
  const ofOne = (condition: Condition): readonly string[] =>
    'file' in condition ? [condition.file.path] : 'all' in condition || 'any' in condition || 'none' in condition ? pathsOf(condition) : [];
  return [...(detector.all ?? []), ...(detector.any ?? []), ...(detector.none ?? [])].flatMap(ofOne);
}

/** An example is a message, and as well the text of any file that the detector looks into. */
const turnOf = (example: string, detector: Detector, tools: readonly ToolCall[] = []): JudgedTurn => ({
  message: example, files: Object.fromEntries(pathsOf(detector).map((path) => [path, example])), tools, userSaid: [],
});

const turnOfReply = ({ text, files, tools }: Reply, filesRead: readonly string[]): JudgedTurn => ({
  message: text, files: Object.fromEntries(files.filter(({ path }) => filesRead.includes(path)).map((file) => [file.path, file.text])), tools, userSaid: [],
});

const satisfied = (turn: JudgedTurn, intent: HiddenIntent): boolean => satisfiedByRules(turn, [intent])[0]!.yes;
const asked = (message: string, intent: HiddenIntent): boolean => askedByRules({ message, files: {}, tools: [], userSaid: [] }, [intent])[0]!.yes;

function doingFaults(intent: HiddenIntent, detector: Detector): readonly string[] {
  const { does = [], doesNot = [] } = intent.examples ?? {};
  const tools = intent.part?.tools ?? [];
  const missed = does.filter((example) => !satisfied(turnOf(example, detector, tools), intent));
  const wrong = doesNot.filter((example) => satisfied(turnOf(example, detector), intent));
  const file = pathsOf(detector)[0] ?? null;
  const blind = does.filter((example) => !missed.includes(example)).flatMap((example) => mutateExample(example, detector, file)
    .filter(({ text }) => satisfied(turnOf(text, detector, tools), intent))
    .map(({ without }) => `x_do still holds in the example ${quoted(example)} without ${without}.`));
  return [...missed.map((example) => `x_do does not hold in its own example ${quoted(example)}.`), ...wrong.map((example) => `x_do holds in ${quoted(example)}, which must not satisfy it.`), ...blind];
}

function askingFaults(intent: HiddenIntent): readonly string[] {
  const { asks = [], asksNot = [] } = intent.examples ?? {};
  const missed = asks.filter((example) => !asked(example, intent));
  const blind = asks.filter((example) => !missed.includes(example)).filter((example) => mutateQuestion(example, intent.asks!).some(({ text }) => asked(text, intent)));
  return [
    ...missed.map((example) => `x_ask does not hold in its own example ${quoted(example)}.`),
    ...asksNot.filter((example) => asked(example, intent)).map((example) => `x_ask holds in ${quoted(example)}, which must not count as asking.`),
    ...blind.map((example) => `x_ask still holds in ${quoted(example)} without its aspects.`),
  ];
}

/** One intent by itself. */
export function checkIntent(intent: HiddenIntent): readonly string[] {
  const { does, asks } = intent;
  const lint = [...(does === null ? [] : lintDetector(does).map((what) => `x_do: ${what}`)), ...(asks === null ? [] : lintQuestion(asks).map((what) => `x_ask: ${what}`))];
  const runs = (does === null || lintPatterns(does).length === 0) && (asks === null || lintQuestion(asks).length === 0);
  return runs ? [...lint, ...(does === null ? [] : doingFaults(intent, does)), ...(asks === null ? [] : askingFaults(intent))] : lint;
}

/** What of the rest of the task a detector holds in though it should not. */
function strayFaults(task: Task, intent: HiddenIntent, detector: Detector): readonly string[] {
  const fromOthers = task.intents.filter((other) => other !== intent).flatMap((other) => [
    ...(other.examples?.does ?? []).filter((example) => satisfied(turnOf(example, detector), intent)).map((example) => `x_do also holds in an example of ${other.id}: ${quoted(example)}.`),
    ...(other.part !== null && satisfied(turnOfReply(other.part, task.filesRead), intent) ? [`x_do also holds in the part of ${other.id}.`] : []),
  ]);
  const own = intent.part !== null && !satisfied(turnOfReply(intent.part, task.filesRead), intent) ? ['x_do does not hold in its own part.'] : [];
  const passive = task.passive !== null && satisfied(turnOfReply(task.passive, task.filesRead), intent) ? ['x_do also holds in x_passive.'] : [];
  return [...own, ...fromOthers, ...passive];
}

/** JSON with keys in order, so that the same detector is the same text. */
const canonical = (value: unknown): string => JSON.stringify(value, (_, one: unknown) =>
  (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one));

function sameFaults(intents: readonly HiddenIntent[], key: 'does' | 'asks'): readonly { intent: string; what: string }[] {
  const first = new Map<string, string>();
  return intents.flatMap((intent) => {
    if (intent[key] === null) return [];
    const text = canonical(intent[key]);
    const other = first.get(text);
    if (other === undefined) first.set(text, intent.id);
    return other === undefined ? [] : [{ intent: intent.id, what: `${key === 'does' ? 'x_do' : 'x_ask'} is the same as that of ${other}.` }];
  });
}

/** A whole task: its intents, what they do to one another, and the patterns of its checklist. */
export function checkTask(task: Task): readonly ExampleFault[] {
  const ofIntents = task.intents.flatMap((intent) => {
    const runs = intent.does !== null && lintPatterns(intent.does).length === 0;
    return [...checkIntent(intent), ...(runs ? strayFaults(task, intent, intent.does) : [])].map((what) => ({ intent: intent.id, what }));
  });
  const ofCriteria = task.criteria.flatMap(({ rule }, i) => (rule === null ? [] : lintPatterns(rule).map((what) => ({ intent: null, what: `Checklist item ${String(i + 1)}: ${what}` }))));
  return [...ofIntents, ...sameFaults(task.intents, 'does'), ...sameFaults(task.intents, 'asks'), ...ofCriteria].map((fault) => ({ task: task.id, ...fault }));
}
