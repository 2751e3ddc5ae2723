/** Titles of the exhibits of tasks, and what there is to see on each. */
import { wording } from '#ui/wording.ts';

export const tasksExhibitStrings = wording({
  title: 'Tasks',
  shows: 'Which set is open, what was read of it, and each task of it.',
  exhibits: {
    own: { title: 'Our own set', shows: 'It comes with the page; another one can be opened.' },
    chosen: { title: 'A task, opened', shows: 'What is not said stays hidden until it is asked for.' },
    loading: { title: 'On its way', shows: 'A folder can be opened before our own tasks are there.' },
    reading: { title: 'A folder is read', shows: 'Its name stands there at once.' },
    open: { title: 'A copy of the official tasks', shows: 'Faults by file and line, counts beside the published ones, and what may be sent.' },
    secret: { title: 'A task with a login', shows: 'The login is covered; files that are no text are listed.' },
    outputs: { title: 'Recorded runs alone', shows: 'They are handed on.' },
    failed: { title: 'Another folder', shows: 'What was looked for.' },
    live: { title: 'Try it', shows: 'Opens a folder or a zip of yours; nothing is sent or kept.' },
  },
} as const);
