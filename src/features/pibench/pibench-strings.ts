/** Words of π-Bench's stage. Functions where a sentence needs its numbers in place. */
import type { AgentSpec, ScriptName } from '#core/pibench/agents/agent.ts';
import type { CloseReason, IntentState, MemoryMode, UserReason } from '#core/pibench/events.ts';
import type { IntentKind, TaskRole } from '#core/pibench/task.ts';
import type { ArcState } from '#core/pibench/view/timeline-at.ts';
import type { Ended } from '#core/pibench/view/state-words.ts';
import { share } from '#ui/number-format.ts';
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

const states: Readonly<Record<IntentState, string>> = { anticipated: 'Anticipated', asked: 'Asked', missed: 'Missed', unreached: 'Unreached', pending: 'Pending' };
const scripts: Readonly<Record<ScriptName, string>> = {
  passive: 'Passive', 'generic-asker': 'Generic asker', 'ask-all': 'Asks about everything', 'ask-once': 'Asks once', 'profile-reader': 'Profile reader',
  'memory-replayer': 'Memory replayer', 'over-doer': 'Over-doer', 'noisy-oracle': 'Noisy oracle', oracle: 'Oracle',
};
interface Counted {
  readonly proc: number | null;
  readonly comp: number | null;
  readonly over: number;
  readonly counting: number;
}

/** Of sessions that are over and count. */
const scoresLine = ({ proc, comp, over, counting }: Counted): string =>
  (proc === null || comp === null ? 'nothing that counts is over yet' : `Proc ${share(proc)} · Comp ${share(comp)}, over ${over === counting ? (over === 1 ? 'the one session that counts' : `all ${over} sessions that count`) : `${over} of ${counting} sessions that count`}`);

export const pibenchStrings = wording({
  title: 'Does it think of what nobody said?',
  lead: 'In π-Bench a person asks for something and leaves a few wishes unsaid. Watch which of them the assistant thinks of, which it asks about, and which it has to be told.',
  own: 'Own set, rule-judged: not comparable with published scores.',
  ownByModel: 'Own set, judged by a model: not comparable with published scores.',
  yours: (name: string) => `Your set ${name}: not comparable with published scores.`,
  official: 'Your copy of the official tasks: it stays on this device.',
  otherTasks: 'This run was made with other tasks than those of today: its verdicts are as they were recorded, and its scores are counted by today’s criteria.',
  nameOf: {
    scripted: (script: ScriptName, recalls: boolean) => `${scripts[script]}${recalls ? ' with recall' : ''} (scripted)`,
    person: 'A person',
  },
  memory: { none: 'no memory', transcript: 'remembers transcripts', notes: 'keeps notes', workspace: 'keeps its files', perfect: 'remembers every intent' } satisfies Record<MemoryMode, string>,
  facts: { heading: 'This run', seed: (seed: number) => `seed ${seed}`, judge: (name: string) => `judge: ${name}` },
  loading: { title: 'The tasks are on their way.', text: 'Small text files, read once.' },
  failed: { title: 'The tasks could not be read.', again: 'Try again' },
  unknownTask: 'This run tells of a task that is not in this set.',
  noRun: { title: 'Nobody has been asked yet.', text: 'Choose above who answers and start a run: it plays here while it is made.' },

  states,
  meaning: {
    anticipated: 'It did it before anyone said so.', asked: 'It asked precisely, and then was told.', missed: 'The user had to tell it.', unreached: 'The session ended first.', pending: 'Nobody has said it yet.',
  } satisfies Record<IntentState, string>,
  vocabulary: {
    tooltip: (state: Ended, means: string, paper: string | null, code: string) => `${states[state]}: ${means} ${paper === null ? 'The paper has no word for it' : `In the paper “${paper}”`}, in its code “${code}”.`,
    heading: 'What the words mean',
    counts: 'Counts for Proc.', countsNot: 'Does not count for Proc.',
    others: (paper: string | null, code: string) => (paper === null ? `The paper has no word for it; its code: “${code}”.` : `In the paper “${paper}”, in its code “${code}”.`),
  },

  rail: {
    heading: 'People',
    choose: (name: string, line: string) => `${name}, ${line}`,
    scores: scoresLine,
    scoresLong: (scores: Counted, done: number, all: number) => `${scoresLine(scores)}, ${done} of ${plural(all, 'session')} begun.`,
    countsHint: 'Seeds have no score of their own: they count together with the session that leans on them.',
    unplayed: (tasks: number) => `${plural(tasks, 'session')}, not played yet.`,
    notPlayed: 'not played yet',
  },

  stream: {
    heading: 'Conversation',
    session: (n: number, of: number) => `Session ${n} of ${of}`,
    role: { seed: 'seed: a later session leans on it', dependent: 'leans on earlier sessions', independent: 'stands alone' } satisfies Record<TaskRole, string>,
    user: 'User', agent: 'Assistant',
    turn: (n: number) => `Turn ${n}`,
    why: { opening: 'opening', asked: 'because you asked', told: 'had to tell you' } satisfies Record<UserReason, string>,
    memory: 'What it remembers as it begins',
    noMemory: 'It begins with nothing remembered.',
    writing: 'writing …',
    tokens: (prompt: number, completion: number) => `${prompt} tokens read, ${completion} written`,
    tool: { done: 'used', refused: 'was refused', args: 'Asked', result: 'Got' },
    file: { wrote: (path: string, lines: number) => `wrote ${path} · ${plural(lines, 'line')}`, changed: (path: string, added: number, removed: number) => `changed ${path} · +${added} −${removed}`, look: 'Look at the file as', text: 'Text', diff: 'Changes' },
    kept: 'It kept a note',
    close: { resolved: 'Every intent is known. The session ends.', 'max-turns': 'No turns are left. The session ends.', 'time-out': 'Out of time. The session ends.', error: 'Something failed. The session ends.', stopped: 'Stopped here.' } satisfies Record<CloseReason, string>,
    end: 'To the latest',
    find: { label: 'Find in this run', previous: 'Previous match', next: 'Next match', close: 'Close the find bar', of: (n: number, all: number) => `${n} of ${all}`, none: 'nothing found', some: (all: number) => plural(all, 'match', 'matches') },
  },
  strip: {
    heading: 'What was judged of it',
    nothing: 'This answer met no hidden wish.', settled: 'No hidden wish was left to be met.',
    told: 'had to be told',
    show: (state: string, text: string) => `${state}: ${text}`,
    questions: (asked: number, hits: number) => `${plural(asked, 'question')}, ${hits} on target`,
    criteria: (met: number, all: number) => `${met} of ${plural(all, 'criterion', 'criteria')} met`,
    failed: (n: number) => `${plural(n, 'verdict')} without a usable answer: counted as no`,
  },

  board: {
    heading: 'Hidden intents',
    author: 'Show all',
    authorHint: 'They stay covered until they are known, as for an audience.',
    hidden: 'Hidden until it is known.',
    turn: (n: number) => `turn ${n}`,
    style: { clarify: 'asked openly', options: 'asked with choices' },
    given: 'said in the opening',
    kinds: { structure: 'structure', content: 'content', constraint: 'constraint', preference: 'preference', process: 'process', safety: 'safety' } satisfies Record<IntentKind, string>,
    from: { domain: 'any good colleague would know', profile: 'the profile says it', file: (path: string) => `${path} shows it` },
    learnt: (session: number, title: string) => `first learnt in session ${session}: ${title}`,
    before: (title: string) => `from an earlier session: ${title}`,
    proc: 'Proc, this session',
    procLong: (covered: number, all: number) => `${covered} of ${all} anticipated or asked`,
    questions: (asked: number, hits: number) => (asked === 0 ? 'no questions asked' : `${plural(asked, 'question')}, ${hits} on target (${share(hits / asked)})`),
    words: (n: number) => `${plural(n, 'user word')} after the opening`,
    countsHeading: 'So far in this session',
    where: (session: string, person: string) => `${session} · ${person}`,
    empty: 'Intents appear here when a session begins.',
  },

  timeline: {
    heading: 'All sessions',
    summary: (done: number, all: number) => `${done} of ${plural(all, 'session')} begun. A wider bar counts for more. An arc leads from a session to a later one that could use what was said there.`,
    picture: (sessions: number, lit: number, arcs: number) => `${sessions} sessions in three lanes. ${lit} of ${plural(arcs, 'arc')} lit: something learnt earlier was thought of later.`,
    lanes: { seed: 'Seeds', dependent: 'Dependents', independent: 'Independents' } satisfies Record<TaskRole, string>,
    role: { seed: 'seed', dependent: 'dependent', independent: 'independent' } satisfies Record<TaskRole, string>,
    keeps: 'Kept',
    go: (n: number, title: string) => `Go to session ${n}: ${title}`,
    ahead: (n: number, title: string) => `Session ${n}: ${title}, not there yet`,
    arcs: { pending: 'not yet known', lit: 'remembered', asked: 'asked again', broken: 'forgotten' } satisfies Record<ArcState, string>,
    leans: (n: number, state: string) => `session ${n}: ${state}`,
    columns: ['Session', 'Lane', 'Weight', 'Anticipated', 'Asked', 'Missed', 'Unreached', 'Pending', 'Leans on', 'Files', 'Note kept'],
    none: '–', yes: 'yes', no: 'no',
  },

  transport: {
    heading: 'Playback',
    play: 'Play', pause: 'Pause', replay: 'Play again',
    position: 'Position in the run',
    where: (session: number, sessions: number, turn: number) => `Session ${session} of ${sessions}, turn ${turn}`,
    before: 'Before the first session',
    keys: { space: 'Space', play: 'plays,', step: 'step,', all: 'shows all keys' },
    speed: 'Speed', times: (x: number) => `${x}×`,
  },
  commands: {
    first: 'To the beginning', last: 'To the end', 'previous-turn': 'Previous turn', 'next-turn': 'Next turn', 'previous-session': 'Previous session', 'next-session': 'Next session',
    play: 'Play or pause', board: 'Board or conversation', find: 'Find in this run', author: 'Show or hide all intents', help: 'What the keys do',
  },
  keyboard: {
    heading: 'Keyboard', shortcuts: 'Single-key shortcuts', close: 'Close',
    note: 'They work while no text field has the focus. In the picture of all sessions, arrows move from session to session. While the page is longer than the window, Home and End scroll it, until the focus is in the bar of playback.',
  },
  panes: { label: 'Show', stream: 'Conversation', board: 'Intents' },
  announce: (state: Ended, turn: number, text: string) => `Turn ${turn}, ${states[state]}: ${text}`,
  announceSession: (n: number, title: string) => `Session ${n}: ${title}`,
} as const);

/** Who is under test, in a few words. */
export function agentName(agent: AgentSpec): string {
  const { nameOf } = pibenchStrings;
  switch (agent.kind) {
    case 'scripted': return nameOf.scripted(agent.script, agent.recalls === true);
    case 'endpoint': case 'tab': return agent.model;
    case 'person': return nameOf.person;
    case 'recorded': return agent.name;
  }
}
