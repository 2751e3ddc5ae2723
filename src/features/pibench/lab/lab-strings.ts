/** Words of the lab: what is run, how far it is, what came of it. */
import type { AgentSpec, ScriptName } from '#core/pibench/agents/agent.ts';
import type { IntentState, MemoryMode } from '#core/pibench/events.ts';
import { count, share, tenth } from '#ui/number-format.ts';
import { plural } from '#ui/plural.ts';
import { timeLeft } from '#ui/time-left.ts';
import { wording } from '#ui/wording.ts';
import { agentName } from '../pibench-strings.ts';

const many = (n: number, one: string, several?: string): string => (n === 1 ? `1 ${one}` : `${count(n)} ${several ?? `${one}s`}`);
const between = (least: number, most: number): string => (least === most ? count(most) : `${count(least)} to ${count(most)}`);
const points = (x: number): string => `${x < 0 ? '−' : '+'}${tenth(Math.abs(100 * x))}`;
const hundred = (x: number): string => tenth(100 * x).replace(/\.0$/, '');

export const MEASURES = ['scores', 'outcomes', 'firstTurn', 'userWords', 'questionPrecision', 'offerPrecision', 'regressions'] as const;
export type MeasureName = (typeof MEASURES)[number];

export const labStrings = wording({
  title: 'Lab',
  lead: 'Let many agents meet all people at once, and see what sets them apart.',
  comparable: {
    own: 'Own set, rule-judged: not comparable with published scores.',
    model: 'Own set, judged by a model: not comparable with published scores.',
    official: 'Your copy of the official tasks: it stays on this device.',
  },
  scripts: {
    passive: 'Passive', 'generic-asker': 'Generic asker', 'ask-all': 'Asks about everything', 'ask-once': 'Asks once', 'profile-reader': 'Profile reader',
    'memory-replayer': 'Memory replayer', 'over-doer': 'Over-doer', 'noisy-oracle': 'Noisy oracle', oracle: 'Oracle',
  } satisfies Record<ScriptName, string>,
  recalls: (name: string) => `${name} with recall`,
  set: (name: string, chances: readonly number[]) => `${name} ${chances.map((x) => `${Math.round(100 * x)}`).join('/')}`,
  chances: { does: (x: number) => `thinks of ${share(x)}`, asks: (x: number) => `asks about ${share(x)}`, finishes: (x: number) => `carries out ${share(x)}` },
  choose: {
    scope: 'Tasks', scopes: { all: 'Everyone’s', persona: 'One person’s', task: 'One task' },
    persona: 'Person', task: 'Task',
    scripted: 'Scripted agents', models: 'Models', all: 'All', none: 'None',
    memory: 'Remembers', memories: { transcript: 'Transcripts', notes: 'Notes', workspace: 'Files alone', perfect: 'Every intent', none: 'Nothing' } satisfies Record<MemoryMode, string>,
    ablation: 'With and without',
    judge: 'Judge', seeds: 'Seeds',
    fewer: 'Fewer seeds', more: 'More seeds',
  },
  estimate: (runs: number, sessions: number, least: number, most: number) => `${many(runs, 'run')}, ${many(sessions, 'session')}, ${between(least, most)} messages`,
  noTokens: 'no tokens',
  tokens: (least: number, most: number) => `about ${between(Math.round(least / 1000), Math.round(most / 1000))} thousand tokens`,
  nothing: 'Choose at least one agent and something that it remembers.',
  queue: {
    heading: 'Queue',
    run: 'Run', pause: 'Pause', goOn: 'Go on', stop: 'Stop', retry: 'Try failed ones again', clear: 'Clear',
    progress: 'Sessions that are over',
    line: (done: number, all: number, failed: number) => `${count(done)} of ${many(all, 'run')} done${failed > 0 ? `, ${count(failed)} failed` : ''}`,
    left: timeLeft,
    unknown: 'no pace yet',
    earlier: (n: number) => `${n === 1 ? '1 of them' : `${count(n)} of them`} from an earlier visit`,
    used: (prompt: number, completion: number) => `${count(prompt)} tokens read, ${count(completion)} written`,
    cost: (dollars: number) => `about $${dollars.toFixed(2)}`,
    paused: 'paused',
    failures: 'What failed',
    failed: 'The run broke off, and nothing said why. What it had played is kept: try it again.',
    workerFailed: (text: string) => `The worker that played it stopped${text === '' ? '' : ` (${text})`}. Try it again.`,
    forgetting: 'This browser is forgetting what was there…',
    empty: 'Nothing has been run yet. Scripted agents need no key and take seconds.',
  },
  kept: {
    full: 'The browser’s storage is full: finished sessions are no longer kept, and a reload would lose them. Free some space, or save them as a file now.',
    refused: 'This browser keeps nothing for this page (a private window, perhaps): a reload would lose finished sessions. Save them as a file before you leave.',
    blocked: 'Another tab holds an older version of what is kept here: close it and load this page again.',
  },
  matrix: {
    heading: 'Agents and people',
    measure: 'Show',
    measures: {
      scores: 'Proc and Comp', outcomes: 'Outcomes', firstTurn: 'First message', userWords: 'User’s words', questionPrecision: 'Questions on target', offerPrecision: 'Offers that served', regressions: 'Lost again',
    } satisfies Record<MeasureName, string>,
    says: {
      scores: 'Proc: intents that were anticipated or asked about. Comp: criteria that were met at some point. Out of 100; ± over seeds.',
      outcomes: 'What became of all hidden intents.',
      firstTurn: 'Intents that the first message covered, of all.',
      userWords: 'Words that the user had to write behind the opening, in one session on average.',
      questionPrecision: 'Questions that were about a hidden intent, of all questions asked.',
      offerPrecision: 'Paragraphs that bore on an intent or a criterion, of all that the agent wrote.',
      regressions: 'Criteria that were met and are no longer met in the last message.',
    } satisfies Record<MeasureName, string>,
    agent: 'Agent', all: 'All', scripted: 'scripted', rest: (parts: readonly string[]) => parts.join(', '),
    judged: (judge: string) => `judged by ${judge}`, one: (task: string) => `“${task}” alone`, earlier: 'with runs of an earlier visit',
    pair: (proc: number, comp: number) => [hundred(proc), hundred(comp)],
    spread: (sd: number) => `±${hundred(sd)}`,
    waiting: 'waiting', running: 'running', failed: 'failed', none: '–',
    open: (agent: string, persona: string) => `Open the run of ${agent} with ${persona}`,
    key: { proc: 'Proc', comp: 'Comp' },
    outcome: (state: Exclude<IntentState, 'pending'>, n: number, all: number) => `${n} of ${all} ${state}`,
    share, words: (x: number) => tenth(x), count,
  },
  memory: {
    heading: 'What earlier sessions are worth',
    note: (memory: string) => `Each line is a task that leans on earlier ones: its Proc without them (hollow) and with them (filled; ${memory.toLowerCase()}).`,
    gain: (mean: number, low: number, high: number, n: number) => `${points(mean)} points of Proc with memory (95 %: ${points(low)} to ${points(high)}, over ${plural(n, 'task')}).`,
    carried: (mean: number) => `Of 100 wishes that an earlier session had already shown, it met ${tenth(Math.abs(100 * mean))} ${mean < 0 ? 'fewer' : 'more'} with memory than without.`,
    paper: (text: string) => `The dashed line: what ${text} lost without them in the paper, on the official tasks.`,
    published: (gain: number, model: string) => `${model}, official tasks: ${points(gain)}`,
    without: 'without', with: 'with',
    difference: 'Difference, in points of Proc',
    empty: 'Choose “With and without” under Remembers, and run: the same agents, with earlier sessions and without.',
    choose: 'Agent',
    table: 'Dependent tasks, with and without memory',
    columns: ['Task', 'Proc with', 'Proc without', 'Difference', 'Carried, with', 'Carried, without'],
    picture: (agent: string, mean: number, n: number) => `${agent}: Proc of ${plural(n, 'task')} with and without earlier sessions, on average ${points(mean)} points.`,
    points, hundred,
  },
  findings: {
    heading: 'Three findings, looked for here',
    letters: { skills: 'a', burden: 'b', memory: 'c' },
    who: { scripted: 'Scripted agents', model: 'Models' },
    scale: (scale: string) => scale,
    unmeasured: 'not measured',
    unmeasuredHint: {
      skills: 'Run at least four models.', burden: 'Run two models that come within 5 points of Proc.', memory: 'Run a model with and without memory.',
    },
    unmeasuredScripted: { skills: 'Run at least four agents.', burden: 'Run “Asks about everything”, “Oracle” and “Passive”.', memory: 'Run the memory replayer with and without memory.' },
    holds: 'holds', holdsNot: 'does not hold', open: 'not measured',
    seeds: (n: number) => plural(n, 'seed'),
    interval: (low: string, high: string) => `95 %: ${low} to ${high}`,
    corrected: (low: string, high: string) => `95 %, of whichever was picked: ${low} to ${high}`,
    skills: (r: number | null, agents: number, turned: { readonly anticipates: string; readonly finishes: string } | null) =>
      `${r === null ? `Over ${agents} agents one of the two scores does not vary, so that they have no correlation` : `Over ${agents} agents Proc and Comp correlate at ${r.toFixed(2).replace('-', '−')}`}. ${turned === null ? 'No two agents stand clearly the other way round on the two.' : `${turned.anticipates} leads in Proc, ${turned.finishes} in Comp.`}`,
    named: (name: string, proc: number, comp: number) => `${name} (${hundred(proc)} / ${hundred(comp)})`,
    burden: (asks: string, anticipates: string, more: number) => `${asks} and ${anticipates} reach the same Proc, and the first costs the user ${tenth(more)} words more a task.`,
    precision: (x: number) => `Of its questions, ${share(x)} were on target.`,
    cheaper: (names: readonly string[]) => (names.length === 0 ? 'No agent but the oracle reaches 100 on both at fewer of the user’s words than the passive one costs.' : `Cheaper than the passive one and whole on both: ${names.join(', ')}.`),
    memory: (agent: string, mean: number, n: number) => `${agent} gains ${tenth(100 * mean)} points of Proc from earlier sessions, over ${plural(n, 'task')} that lean on them.`,
    paper: (text: string) => `Paper: ${text}.`,
    rule: (text: string) => `Holds if ${text}.`,
    table: 'The findings as rows',
    columns: ['Finding', 'Of', 'Measured', '95 %', 'Holds', 'Seeds', 'Scale'],
  },
  save: { heading: 'Take it along', csv: 'Scores as CSV', jsonl: 'Scores as JSON lines' },
  announce: (done: number, all: number) => `${done} of ${all} runs done`,
} as const);

const CHANCES = ['does', 'asks', 'finishes'] as const;
type Chance = (typeof CHANCES)[number];

const chancesOf = (agent: AgentSpec): readonly (readonly [Chance, number])[] =>
  (agent.kind === 'scripted' ? CHANCES.flatMap((chance) => (agent[chance] === undefined ? [] : [[chance, agent[chance]] as const])) : []);

/** In few words; that it is scripted stands elsewhere. */
export function labAgentName(agent: AgentSpec): string {
  if (agent.kind !== 'scripted') return agentName(agent);
  const chances = chancesOf(agent);
  const name = agent.recalls ? labStrings.recalls(labStrings.scripts[agent.script]) : labStrings.scripts[agent.script];
  return chances.length === 0 ? name : labStrings.set(name, chances.map(([, x]) => x));
}

/** What its figures mean, of one that was set; null: it has none. */
export function chancesText(agent: AgentSpec): string | null {
  const chances = chancesOf(agent);
  return chances.length === 0 ? null : chances.map(([chance, x]) => labStrings.chances[chance](x)).join(', ');
}
