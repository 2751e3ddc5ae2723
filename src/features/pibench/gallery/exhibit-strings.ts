/** Titles of π-Bench's exhibits, and what there is to see on each. */
import { wording } from '#ui/wording.ts';

export const exhibitStrings = wording({
  title: 'π-Bench',
  shows: 'An assistant is asked for things by people who do not say all; what it thought of is judged.',
  exhibits: {
    loading: { title: 'Tasks on their way', shows: 'One line, until they are there.' },
    failed: { title: 'Tasks that could not be read', shows: 'What happened, and another try.' },
    idle: { title: 'Nothing played', shows: 'Who could be asked.' },
    opening: { title: 'Before the first word', shows: 'The run is there, and stands at its beginning.' },
    writing: { title: 'While it writes', shows: 'A message in pieces, intents still covered by bars.' },
    midway: { title: 'Midway', shows: 'One thought of, one asked about; the arc from the earlier session is lit.' },
    missed: { title: 'A missed intent, chosen', shows: 'Where the user had to tell it, and where it was first learnt.' },
    evidence: { title: 'An intent that was asked about, chosen', shows: 'The words that decided light up in the message.' },
    why: { title: 'Why it was missed', shows: 'What the rules looked for, what of it was there, the nearest sentence, and the question that would have done.' },
    keys: { title: 'What the keys do', shows: 'The stage’s commands, from the list that makes them work.' },
    commands: { title: 'All commands', shows: 'Those that are possible now, by name: the stage’s, people, screens, files.' },
    'commands-elsewhere': { title: 'The same in the lab', shows: 'The stage’s own are left out.' },
    yours: { title: 'Your turn as the assistant', shows: 'Who asks, as a model is told it, and the field for the answer.' },
    picture: { title: 'The board as a picture', shows: 'What SVG and PNG hold: the run, its counters, a tile an intent; what is hidden stays hidden.' },
    'picture-author': { title: 'The same as an author sees it', shows: 'Every wish in words.' },
    author: { title: 'As an author sees it', shows: 'All intents can be read from the beginning.' },
    finding: { title: 'Finding', shows: 'Words are found in all sessions, and marked where they stand.' },
    finished: { title: 'Finished', shows: 'Every session, and how it came out.' },
    long: { title: 'A long conversation', shows: 'Thirty turns of long answers, all in the page.' },
    episode: { title: 'Twenty sessions', shows: 'The timeline of a whole episode.' },
    other: { title: 'A run of other tasks', shows: 'A file whose tasks are not those of today: a line says by which criteria it is scored.' },
    broken: { title: 'Broken off', shows: 'A tool that refused, a judge without an answer, and why it ended.' },
  },
} as const);
