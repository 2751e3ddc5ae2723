/** Titles of the exhibits of an endpoint, and what there is to see on each. */
import { wording } from '#ui/wording.ts';

export const endpointExhibitStrings = wording({
  title: 'A model behind a URL',
  shows: 'A server is named, its connection is tested, and what goes where is said.',
  exhibits: {
    empty: { title: 'Nothing typed', shows: 'Servers on one’s own computer, and no traffic yet.' },
    preset: { title: 'A server was chosen', shows: 'How it has to be started for this page.' },
    testing: { title: 'Testing', shows: 'It can be stopped.' },
    well: { title: 'It works', shows: 'The model can be used, and the others are offered.' },
    unreachable: { title: 'Not there', shows: 'What to check.' },
    cors: { title: 'There, but not for this page', shows: 'The setting that is missing, for the server that was chosen.' },
    mixed: { title: 'http from https', shows: 'What a browser does not do, and two ways out.' },
    permission: { title: 'Forbidden by the browser', shows: 'Where to allow it.' },
    key: { title: 'Another key', shows: 'The key is held, and never shown.' },
    model: { title: 'Another model', shows: 'Which ones there are.' },
    wrong: { title: 'An address with a password', shows: 'Refused before anything is sent, and not repeated.' },
    closed: { title: 'Nothing can be kept', shows: 'The tab’s storage is closed to the page.' },
  },
} as const);
