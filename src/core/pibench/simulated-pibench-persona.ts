/** A made-up persona of three tasks (a seed, one that leans on it, an errand), small enough to be read whole: for exhibits and tests, not part of the set. */
import type { AppData } from './apps/app-data.ts';
import type { Dataset, HiddenIntent, Persona, Task } from './task.ts';

export const NO_APPS: AppData = { mail: { inbox: [], drafts: [], sent: [], archive: [] }, calendar: [], tasks: [], notes: [] };

const intent = (id: string, content: string, kind: HiddenIntent['kind'], source: HiddenIntent['source']): HiddenIntent => ({
  id, content, provided: false, kind, source, spoken: null, part: null, does: null, asks: null, examples: null,
});

const task = (part: Pick<Task, 'id' | 'title' | 'description' | 'role' | 'opening' | 'intents'> & Partial<Task>): Task => ({
  persona: 'choir', seeds: [], criteria: [], filesRead: [], workspace: {}, apps: NO_APPS, passive: null, overdo: null, difficulty: 'easy', trap: null, ...part,
});

const criteria = (...texts: readonly string[]): Task['criteria'] => texts.map((text) => ({ text, weight: 1, rule: null }));

const notice = task({
  id: 'choir_task_01', title: 'The spring notice', description: 'A notice for the board; teaches what this choir wants of one.', role: 'seed',
  opening: 'Rehearsals start again on 4 March and I have nothing to pin up yet. Could you write the notice for the board downstairs? We meet Thursdays at seven, and new voices are welcome.',
  intents: [
    intent('room_first', 'Say the room and the floor in the very first line, because people stop reading after that.', 'structure', { from: 'domain' }),
    intent('word_limit', 'Keep it under sixty words, so that it fits the small board.', 'constraint', { from: 'domain' }),
    intent('large_print', 'Offer the sheet music in large print, and name who has it.', 'content', { from: 'profile' }),
    intent('signed', 'Sign it from Tove and the committee, not from me alone.', 'preference', { from: 'profile' }),
  ],
});

const programme = task({
  id: 'choir_task_02', title: 'A programme for June', description: 'Leans on the notice: two of its wishes come back in other words.', role: 'dependent', seeds: [notice.id],
  opening: 'Our summer concert is on 12 June, and the pieces are in pieces.csv. Please make me the programme sheet that we hand out at the door, as programme.md.',
  intents: [
    intent('hall_on_top', 'The hall and its floor belong at the top of the sheet, before the title.', 'structure', { from: 'session', task: notice.id, intent: 'room_first' }),
    intent('durations', 'Put how long each piece takes beside its name.', 'content', { from: 'file', path: 'pieces.csv' }),
    intent('large_sheets', 'Mention that some sheets in large letters lie at the door, and with whom.', 'content', { from: 'session', task: notice.id, intent: 'large_print' }),
    intent('composers', 'Order the pieces as they are sung, each with its composer.', 'structure', { from: 'file', path: 'pieces.csv' }),
    intent('no_photos', 'Ask people not to take photographs while the children sing.', 'safety', { from: 'domain' }),
    intent('break_tea', 'Say when the break is, and that there is tea.', 'content', { from: 'domain' }),
  ],
  criteria: criteria('The sheet names all three pieces.', 'The date of the concert is 12 June.', 'Large letters are offered.', 'No piece is invented.'),
  filesRead: ['programme.md'],
  workspace: { 'pieces.csv': 'order,piece,composer,minutes\n1,Morning Ferry,I. Dahl,4\n2,Three Gulls,R. Osei,6\n3,Low Water,I. Dahl,5\n' },
});

const move = task({
  id: 'choir_task_03', title: 'Thursday is taken', description: 'An errand with calendar and mail.', role: 'independent',
  opening: 'The hall is let to the chess club next Thursday, the 18th. Please move our rehearsal to the Wednesday and let Ansel know, since he opens up for us.',
  intents: [
    intent('same_hour', 'Keep the usual hour, seven to nine, on the new day.', 'constraint', { from: 'profile' }),
    intent('draft_only', 'Leave the mail as a draft, I read everything before it goes out.', 'safety', { from: 'profile' }),
    intent('piano_key', 'Remind Ansel that the piano key is in the other building on Wednesdays.', 'content', { from: 'domain' }),
    intent('back_after', 'Say that the week after is a Thursday again.', 'content', { from: 'domain' }),
  ],
  criteria: criteria('The rehearsal stands on the 17th.', 'Nothing was sent.', 'The mail is to Ansel.'),
  apps: { ...NO_APPS, calendar: [{ id: 'e1', title: 'Rehearsal', date: '2027-03-18', start: '19:00', end: '21:00', place: 'Hall 2' }] },
});

export const simulatedPersona: Persona = {
  id: 'choir', name: 'Tove', line: 'holds a harbour choir together', role: 'Leads a choir of forty in a harbour town, in the evenings, beside her work at the ferry office.',
  preferences: { length: 'short', mail: 'drafts only' }, goals: ['a full hall in June'], tools: ['calendar__list', 'calendar__move', 'mail__create_draft', 'files__read', 'files__write'],
  tasks: [notice, programme, move],
};

const other = (id: string, name: string, line: string): Persona => ({ ...simulatedPersona, id, name, line, tasks: [] });

export const simulatedDataset: Dataset = {
  name: 'own', kind: 'own', hash: 'simulated',
  personas: [
    simulatedPersona, other('orchard', 'Bram', 'grafts old apple trees'), other('ferry', 'Ines', 'writes the timetable of two ferries'),
    other('toys', 'Amara', 'lends toys to a whole street'), other('maps', 'Liv', 'redraws footpaths after storms'),
  ],
};
