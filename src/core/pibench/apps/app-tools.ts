/**
 * The tools that an agent may call: mail, calendar, tasks, notes and the files of the workspace, as small fakes that live in the tab alone
 * (docs/pibench-tasks.md, Apps). A call is a pure function of what the apps hold: it gives a result to read and what they hold afterwards.
 * Ids of what is made in a session count from 1, so that a run can be repeated to the letter.
 */
import * as v from 'valibot';
import type { ToolDescription } from '../agents/agent.ts';
import type { ToolCall } from '../task.ts';
import type { AppData, CalendarEvent, Mail, ToDo } from './app-data.ts';

/** Apps, the workspace, and how many of each kind were made. */
export interface AppState {
  readonly data: AppData;
  readonly files: Readonly<Record<string, string>>;
  readonly made: { readonly draft: number; readonly event: number; readonly task: number };
}

export interface ToolOutcome {
  readonly result: string;
  /** It could not be done, and `result` says why: nothing changed. */
  readonly failed: boolean;
  readonly state: AppState;
}

type Fields = Readonly<Record<string, string>>;
type Act = (state: AppState, args: Fields) => { readonly result: string; readonly state?: AppState };

/** A call that cannot be carried out. */
class Refused extends Error {}

interface Tool {
  readonly description: string;
  /** Names of its arguments; one that ends in `?` may be left out. */
  readonly args: readonly string[];
  readonly act: Act;
}

const withData = (state: AppState, data: Partial<AppData>): AppState => ({ ...state, data: { ...state.data, ...data } });

function found<Item>(items: readonly Item[], is: (item: Item) => boolean, what: string): Item {
  const item = items.find(is);
  if (item === undefined) throw new Refused(`There is no ${what}.`);
  return item;
}

const replaced = <Item>(items: readonly Item[], old: Item, now: Item): Item[] => items.map((item) => (item === old ? now : item));
const without = <Item>(items: readonly Item[], old: Item): Item[] => items.filter((item) => item !== old);
const lines = (items: readonly string[], none: string): string => (items.length === 0 ? none : items.join('\n'));
const header = ({ id, from, to, subject, date }: Mail): string => [id, date, to === undefined ? `from ${from}` : `to ${to}`, subject].filter((part) => part !== undefined && part !== '').join(' | ');
const entry = ({ id, title, date, start, end, place, people }: CalendarEvent): string => [id, `${date} ${start}-${end}`, title, place, people?.join(', ')].filter((part) => part !== undefined && part !== '').join(' | ');
const toDo = ({ id, title, due, list, note, done }: ToDo): string => [id, title, due && `due ${due}`, list, note, done ? 'done' : 'open'].filter((part) => part !== undefined && part !== '').join(' | ');
const mails = (data: AppData): Mail[] => [...data.mail.inbox, ...data.mail.drafts, ...data.mail.sent, ...data.mail.archive];

/** Only the fields that were given. */
const given = (args: Fields, ...names: readonly string[]): Fields => Object.fromEntries(names.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])));

const FOLDERS = v.picklist(['inbox', 'drafts', 'sent', 'archive']);

const MAIL: Readonly<Record<string, Tool>> = {
  mail__list: {
    description: 'Headers of the mails in a folder: inbox (unless said otherwise), drafts, sent or archive.',
    args: ['folder?'],
    act: (state, { folder }) => {
      const name = v.safeParse(FOLDERS, folder ?? 'inbox');
      if (!name.success) throw new Refused('Folders are inbox, drafts, sent and archive.');
      return { result: lines(state.data.mail[name.output].map(header), 'No mail here.') };
    },
  },
  mail__read: {
    description: 'A whole mail.',
    args: ['id'],
    act: (state, { id }) => {
      const mail = found(mails(state.data), (one) => one.id === id, `mail ${id ?? ''}`);
      return { result: `${header(mail)}\n\n${mail.body}` };
    },
  },
  mail__search: {
    description: 'Headers of all mails that hold these words.',
    args: ['query'],
    act: (state, { query = '' }) => {
      const word = query.toLowerCase();
      return { result: lines(mails(state.data).filter((mail) => [mail.from, mail.to, mail.subject, mail.body].some((text) => text?.toLowerCase().includes(word))).map(header), 'Nothing found.') };
    },
  },
  mail__create_draft: {
    description: 'Writes a draft; it is not sent yet.',
    args: ['to', 'subject', 'body'],
    act: (state, { to = '', subject = '', body = '' }) => {
      const draft = { id: `draft-${state.made.draft + 1}`, from: 'me', to, subject, body };
      const { mail } = state.data;
      return { result: `Draft ${draft.id} to ${to} is written.`, state: { ...withData(state, { mail: { ...mail, drafts: [...mail.drafts, draft] } }), made: { ...state.made, draft: state.made.draft + 1 } } };
    },
  },
  mail__update_draft: {
    description: 'Changes a draft.',
    args: ['id', 'to?', 'subject?', 'body?'],
    act: (state, args) => {
      const { mail } = state.data;
      const draft = found(mail.drafts, ({ id }) => id === args.id, `draft ${args.id ?? ''}`);
      return { result: `Draft ${draft.id} is changed.`, state: withData(state, { mail: { ...mail, drafts: replaced(mail.drafts, draft, { ...draft, ...given(args, 'to', 'subject', 'body') }) } }) };
    },
  },
  mail__send: {
    description: 'Sends a draft.',
    args: ['id'],
    act: (state, args) => {
      const { mail } = state.data;
      const draft = found(mail.drafts, ({ id }) => id === args.id, `draft ${args.id ?? ''}`);
      return { result: `Sent to ${draft.to ?? ''}: ${draft.subject}`, state: withData(state, { mail: { ...mail, drafts: without(mail.drafts, draft), sent: [...mail.sent, draft] } }) };
    },
  },
  mail__archive: {
    description: 'Moves a mail from the inbox to the archive.',
    args: ['id'],
    act: (state, { id }) => {
      const { mail } = state.data;
      const one = found(mail.inbox, (candidate) => candidate.id === id, `mail ${id ?? ''} in the inbox`);
      return { result: `${one.id} is archived.`, state: withData(state, { mail: { ...mail, inbox: without(mail.inbox, one), archive: [...mail.archive, one] } }) };
    },
  },
};

const CALENDAR: Readonly<Record<string, Tool>> = {
  calendar__list: {
    description: 'What the calendar holds, from one date to another (YYYY-MM-DD) if given.',
    args: ['from?', 'to?'],
    act: (state, { from = '', to = '9999' }) => ({ result: lines([...state.data.calendar].filter(({ date }) => date >= from && date <= to).sort((a, b) => `${a.date} ${a.start}`.localeCompare(`${b.date} ${b.start}`, 'en')).map(entry), 'Nothing in the calendar.') }),
  },
  calendar__add: {
    description: 'Puts something into the calendar. Dates are YYYY-MM-DD, times HH:MM.',
    args: ['title', 'date', 'start', 'end', 'place?', 'people?'],
    act: (state, { title = '', date = '', start = '', end = '', place, people }) => {
      const made: CalendarEvent = { id: `event-${state.made.event + 1}`, title, date, start, end, ...(place !== undefined && { place }), ...(people !== undefined && { people: people.split(/\s*[,;]\s*/) }) };
      return { result: `Added ${entry(made)}`, state: { ...withData(state, { calendar: [...state.data.calendar, made] }), made: { ...state.made, event: state.made.event + 1 } } };
    },
  },
  calendar__move: {
    description: 'Moves something in the calendar.',
    args: ['id', 'date', 'start', 'end'],
    act: (state, { id, date = '', start = '', end = '' }) => {
      const old = found(state.data.calendar, (one) => one.id === id, `entry ${id ?? ''} in the calendar`);
      return { result: `Moved to ${date} ${start}-${end}: ${old.title}`, state: withData(state, { calendar: replaced(state.data.calendar, old, { ...old, date, start, end }) }) };
    },
  },
  calendar__cancel: {
    description: 'Takes something out of the calendar.',
    args: ['id'],
    act: (state, { id }) => {
      const old = found(state.data.calendar, (one) => one.id === id, `entry ${id ?? ''} in the calendar`);
      return { result: `Cancelled: ${old.title}`, state: withData(state, { calendar: without(state.data.calendar, old) }) };
    },
  },
};

const TASKS: Readonly<Record<string, Tool>> = {
  tasks__list: {
    description: 'Tasks, of one list if given.',
    args: ['list?'],
    act: (state, { list }) => ({ result: lines(state.data.tasks.filter((task) => list === undefined || task.list === list).map(toDo), 'No tasks.') }),
  },
  tasks__add: {
    description: 'Adds a task.',
    args: ['title', 'due?', 'list?', 'note?'],
    act: (state, args) => {
      const task: ToDo = { id: `task-${state.made.task + 1}`, title: args.title ?? '', ...given(args, 'due', 'list', 'note') };
      return { result: `Added ${toDo(task)}`, state: { ...withData(state, { tasks: [...state.data.tasks, task] }), made: { ...state.made, task: state.made.task + 1 } } };
    },
  },
  tasks__update: {
    description: 'Changes a task.',
    args: ['id', 'title?', 'due?', 'list?', 'note?'],
    act: (state, args) => {
      const old = found(state.data.tasks, ({ id }) => id === args.id, `task ${args.id ?? ''}`);
      return { result: `${old.id} is changed.`, state: withData(state, { tasks: replaced(state.data.tasks, old, { ...old, ...given(args, 'title', 'due', 'list', 'note') }) }) };
    },
  },
  tasks__complete: {
    description: 'Marks a task as done.',
    args: ['id'],
    act: (state, { id }) => {
      const old = found(state.data.tasks, (one) => one.id === id, `task ${id ?? ''}`);
      return { result: `Done: ${old.title}`, state: withData(state, { tasks: replaced(state.data.tasks, old, { ...old, done: true }) }) };
    },
  },
};

const writeNote = (state: AppState, title: string, text: string): AppState => {
  const old = state.data.notes.find((note) => note.title === title);
  const note = { title, text };
  return withData(state, { notes: old ? replaced(state.data.notes, old, note) : [...state.data.notes, note] });
};

const NOTES: Readonly<Record<string, Tool>> = {
  notes__list: { description: 'Titles of all notes.', args: [], act: (state) => ({ result: lines(state.data.notes.map(({ title }) => title), 'No notes.') }) },
  notes__read: { description: 'A note.', args: ['title'], act: (state, { title }) => ({ result: found(state.data.notes, (note) => note.title === title, `note "${title ?? ''}"`).text }) },
  notes__write: { description: 'Writes a note, over one of that title.', args: ['title', 'text'], act: (state, { title = '', text = '' }) => ({ result: `"${title}" is written.`, state: writeNote(state, title, text) }) },
  notes__append: {
    description: 'Adds to a note; makes one if there is none of that title.',
    args: ['title', 'text'],
    act: (state, { title = '', text = '' }) => {
      const old = state.data.notes.find((note) => note.title === title);
      return { result: `"${title}" is longer now.`, state: writeNote(state, title, old ? `${old.text}\n${text}` : text) };
    },
  },
};

const FILES: Readonly<Record<string, Tool>> = {
  files__list: { description: 'Names of the files in the workspace.', args: [], act: (state) => ({ result: lines(Object.keys(state.files).sort(), 'The workspace is empty.') }) },
  files__read: {
    description: 'The text of a file in the workspace.',
    args: ['path'],
    act: (state, { path = '' }) => {
      if (!Object.hasOwn(state.files, path)) throw new Refused(`There is no file ${path}.`);
      return { result: state.files[path]! };
    },
  },
  files__write: {
    description: 'Writes a file into the workspace, over one of that name.',
    args: ['path', 'text'],
    act: (state, { path = '', text = '' }) => {
      if (path === '' || path === '__proto__' || path.startsWith('/') || path.split('/').includes('..')) throw new Refused(`"${path}" is no path inside the workspace.`);
      return { result: `${path} is written.`, state: { ...state, files: { ...state.files, [path]: text } } };
    },
  },
};

const TOOLS: Readonly<Record<string, Tool>> = { ...MAIL, ...CALENDAR, ...TASKS, ...NOTES, ...FILES };

export const TOOL_NAMES: readonly string[] = Object.keys(TOOLS);

const nameOf = (arg: string): string => arg.replace('?', '');

/** As a model is told of them. */
export function describeTools(names: readonly string[]): ToolDescription[] {
  return names.filter((name) => Object.hasOwn(TOOLS, name)).map((name) => {
    const { description, args } = TOOLS[name]!;
    const properties = Object.fromEntries(args.map((arg) => [nameOf(arg), { type: 'string' }]));
    return { name, description, parameters: { type: 'object', properties, required: args.filter((arg) => !arg.endsWith('?')), additionalProperties: false } };
  });
}

/** Arguments as text: lists of words are joined, anything else is refused. */
function fieldsOf(tool: Tool, args: ToolCall['args']): Fields {
  const fields: Record<string, string> = {};
  for (const arg of tool.args) {
    const name = nameOf(arg);
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (value === undefined || value === null) {
      if (arg.endsWith('?')) continue;
      throw new Refused(`"${name}" is missing.`);
    }
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') fields[name] = String(value);
    else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) fields[name] = value.join(', ');
    else throw new Refused(`"${name}" has to be text.`);
  }
  return fields;
}

export function callTool(state: AppState, { name, args }: ToolCall): ToolOutcome {
  try {
    if (!Object.hasOwn(TOOLS, name)) throw new Refused(`There is no tool ${name}.`);
    const tool = TOOLS[name]!;
    const { result, state: after } = tool.act(state, fieldsOf(tool, args));
    return { result, failed: false, state: after ?? state };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return { result: refused.message, failed: true, state };
  }
}
