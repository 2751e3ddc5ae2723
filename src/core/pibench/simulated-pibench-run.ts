/**
 * A run over the made-up persona, written by hand and judged by hand: every state, tool calls, files, pieces of messages, evidence in messages
 * and in a file. For exhibits and tests.
 */
import { PIBENCH_FORMAT, PIBENCH_VERSION, type IntentState, type PiEvent, type PiRun, type RunHeader, type UserReason } from './events.ts';
import type { AskVerdict, Evidence, Verdict } from './judge.ts';
import { NO_APPS, simulatedPersona } from './simulated-pibench-persona.ts';
import type { Task } from './task.ts';

/** What decided over an intent: its words, which stand in the message or in a file of the session. */
type Because = readonly [words: string, file?: string];

interface Turn {
  readonly text: string;
  readonly acts?: readonly (readonly [tool: string, args: Readonly<Record<string, unknown>>, result: string])[];
  readonly files?: Readonly<Record<string, string>>;
  readonly done?: Readonly<Record<string, Because>>;
  readonly asked?: Readonly<Record<string, Because>>;
  /** What the user then has to tell. */
  readonly missed?: string;
  readonly criteria?: readonly boolean[];
  readonly questions?: number;
}

interface Session {
  readonly memory?: string;
  readonly turns: readonly Turn[];
  readonly close: 'resolved' | 'max-turns';
  readonly notes: string;
}

const NO: Verdict = { yes: false, evidence: [] };
const MAX_TURNS = 4;

/** As a model sends it: a few words at a time. */
const pieces = (text: string): readonly string[] => text.match(/(?:\S+\s*){1,4}/g) ?? [];

function evidenceOf([words, file]: Because, message: string, files: Readonly<Record<string, string>>): readonly Evidence[] {
  const start = (file === undefined ? message : (files[file] ?? '')).indexOf(words);
  if (start < 0) throw new Error(`Nobody said “${words}”.`);
  return [{ start, end: start + words.length, ...(file !== undefined && { file }) }];
}

function sessionEvents(task: Task, { memory = '', turns, close, notes }: Session): readonly PiEvent[] {
  const states = new Map<string, IntentState>(task.intents.map(({ id }) => [id, 'pending']));
  const said = (ids: readonly string[]): string => ids.map((id) => task.intents.find((intent) => intent.id === id)!.content).join('\n');
  const user = (reason: UserReason, text: string, reveals: readonly string[]): PiEvent => ({ type: 'user', text, reason, reveals });
  const events: PiEvent[] = [{ type: 'session', task: task.id, files: Object.keys(task.workspace), apps: NO_APPS, memory }, user('opening', task.opening, [])];
  const files: Record<string, string> = {};
  turns.forEach(({ text, acts = [], files: written = {}, done = {}, asked = {}, missed, criteria = [], questions = 0 }, i) => {
    const turn = i + 1;
    const pending = [...states].filter(([, state]) => state === 'pending').map(([id]) => id);
    const verdict = (because: Because | undefined): Verdict => (because ? { yes: true, evidence: evidenceOf(because, text, files) } : NO);
    const change = (intent: string, to: Exclude<IntentState, 'pending'>): void => {
      states.set(intent, to);
      events.push({ type: 'intent', turn, intent, to });
    };
    for (const [name, args, result] of acts) events.push({ type: 'tool', turn, name, args, result });
    for (const [path, content] of Object.entries(written)) {
      files[path] = content;
      events.push({ type: 'file', turn, path, text: content });
    }
    for (const piece of pieces(text)) events.push({ type: 'delta', turn, text: piece });
    events.push({ type: 'message', turn, text });
    events.push({
      type: 'verdicts', turn, questions, blocks: 3, servingBlocks: Object.keys(done).length,
      satisfied: Object.fromEntries(pending.map((id) => [id, verdict(done[id])])),
      asked: Object.fromEntries(pending.filter((id) => !done[id]).map((id): [string, AskVerdict] => [id, { ...verdict(asked[id]), style: asked[id] ? 'options' : null }])),
      criteria: task.criteria.map((_, at): Verdict => ({ yes: criteria[at] ?? false, evidence: [] })),
    });
    for (const id of Object.keys(done)) change(id, 'anticipated');
    for (const id of Object.keys(asked)) change(id, 'asked');
    if (missed !== undefined) change(missed, 'missed');
    if (turn === turns.length) for (const [id, state] of states) if (state === 'pending') change(id, 'unreached');
    if (Object.keys(asked).length > 0) events.push(user('asked', said(Object.keys(asked)), Object.keys(asked)));
    else if (missed !== undefined) events.push(user('told', said([missed]), [missed]));
  });
  return [...events, { type: 'close', task: task.id, turn: turns.length, reason: close }, { type: 'memory', task: task.id, text: notes }];
}

const SHEET = '**Hall 2, first floor**\n\n# Harbour Choir: summer concert\n\n12 June, seven in the evening\n\n1. Morning Ferry\n2. Three Gulls\n3. Low Water\n';
const TIMED = '**Hall 2, first floor**\n\n# Harbour Choir: summer concert\n\n12 June, seven in the evening\n\n| Piece | Composer | Minutes |\n|---|---|---|\n| Morning Ferry | I. Dahl | 4 |\n| Three Gulls | R. Osei | 6 |\n| Low Water | I. Dahl | 5 |\n';
const LARGE = `${TIMED}\nSheets in large letters lie at the door: ask Mirja.\n`;

const notice: Session = {
  close: 'resolved', notes: 'Tove wants the room and the floor first. Sheets in large print: Mirja has them.',
  turns: [
    {
      text: 'Here is a first notice for the board:\n\n## Sing with us\n\nThe Harbour Choir meets again from **4 March**, every Thursday at seven. New voices of every kind are welcome; nobody has to audition.\n\nHow much room is there on the board: should it stay under sixty words, or may it fill a page?',
      asked: { word_limit: ['should it stay under sixty words, or may it fill a page?'] }, questions: 1,
    },
    {
      text: 'Shorter, then:\n\n**Hall 2, first floor: Thursdays at seven.**\n\nThe Harbour Choir sings again from 4 March. New voices are welcome, with or without practice. Come and try an evening.',
      done: { room_first: ['Hall 2, first floor: Thursdays at seven.'] }, missed: 'large_print',
    },
    { text: '**Hall 2, first floor: Thursdays at seven.**\n\nThe Harbour Choir sings again from 4 March. New voices are welcome. Sheet music in large print: ask Mirja.\n\nIs there anything else that you would like me to change?', missed: 'signed', questions: 1 },
    { text: '**Hall 2, first floor: Thursdays at seven.**\n\nThe Harbour Choir sings again from 4 March. New voices are welcome. Sheet music in large print: ask Mirja.\n\nTove and the committee' },
  ],
};

const programme: Session = {
  memory: notice.notes, close: 'max-turns', notes: 'Programme sheets: durations in a table, large letters at the door, no photographs.',
  turns: [
    {
      acts: [['files__read', { path: 'pieces.csv' }, simulatedPersona.tasks[1]!.workspace['pieces.csv']!]], files: { 'programme.md': SHEET },
      text: 'The sheet is in programme.md. I put the hall and its floor on top, as on your notice, then the three pieces.\n\nShall I add how many minutes each piece takes?',
      done: { hall_on_top: ['Hall 2, first floor', 'programme.md'] }, asked: { durations: ['Shall I add how many minutes each piece takes?'] }, criteria: [true, true, false, true], questions: 1,
    },
    { files: { 'programme.md': TIMED }, text: 'Done: a table with the minutes, in the order in which they are sung, each with its composer.', done: { composers: ['Morning Ferry | I. Dahl', 'programme.md'] }, missed: 'large_sheets', criteria: [true, true, false, true] },
    { files: { 'programme.md': LARGE }, text: 'I added a line at the end that says where the large letters are.', missed: 'no_photos', criteria: [true, true, true, true] },
    { text: 'And a line at the top: please take no photographs while the children sing.', criteria: [true, true, false, true] },
  ],
};

const errand: Session = {
  memory: `${notice.notes}\n${programme.notes}`, close: 'resolved', notes: 'Nothing is sent before Tove has read it.',
  turns: [
    {
      acts: [
        ['calendar__list', { from: '2027-03-15', to: '2027-03-21' }, 'e1 Rehearsal 2027-03-18 19:00-21:00, Hall 2'],
        ['calendar__move', { id: 'e1', date: '2027-03-17', start: '19:00', end: '21:00' }, 'e1 now stands on 2027-03-17, 19:00-21:00.'],
        ['mail__create_draft', { to: 'ansel@harbour.example', subject: 'Wednesday instead of Thursday', body: 'Dear Ansel, we sing on Wednesday the 17th, seven to nine. The week after it is Thursday again.' }, 'draft-1'],
      ],
      text: 'The rehearsal is now on **Wednesday the 17th, seven to nine** as usual. A mail to Ansel lies among your drafts for you to read; I sent nothing. It says that the week after is a Thursday again.\n\n- Should I remind him where the piano key is on a Wednesday?\n- Do you want the choir told, too?',
      done: { same_hour: ['seven to nine'], draft_only: ['lies among your drafts for you to read; I sent nothing'], back_after: ['the week after is a Thursday again'] },
      asked: { piano_key: ['Should I remind him where the piano key is on a Wednesday?'] }, criteria: [true, true, true], questions: 2,
    },
    { acts: [['mail__update_draft', { id: 'draft-1', body: 'Dear Ansel, ... The piano key is in the other building.' }, 'draft-1']], text: 'The draft now says that the piano key is in the other building.', criteria: [true, true, true] },
  ],
};

const header: RunHeader = {
  format: PIBENCH_FORMAT, version: PIBENCH_VERSION, dataset: { name: 'own', kind: 'own', hash: 'simulated' }, persona: simulatedPersona.id,
  tasks: simulatedPersona.tasks.map(({ id }) => id), agent: { kind: 'scripted', script: 'memory-replayer' }, memory: 'notes', judge: 'rules', seed: 7, maxTurns: MAX_TURNS, reveal: 'official',
};

const played = [notice, programme, errand].flatMap((session, i) => sessionEvents(simulatedPersona.tasks[i]!, session));

export const simulatedPibenchRun: PiRun = { header, events: [...played, { type: 'end' }] };
