/** Titles of the chat's exhibits, and what there is to see on each. */
import { wording } from '#ui/wording.ts';

export const exhibitStrings = wording({
  title: 'Chat',
  shows: 'A published model is chosen, loaded and talked to.',
  exhibits: {
    open: { title: 'Nothing chosen', shows: 'Models that are listed, and the ways to others.' },
    kept: { title: 'Kept in this browser', shows: 'One whole, one whose download broke off.' },
    'no-gpu': { title: 'Without WebGPU', shows: 'Why nothing can be loaded, and what to do.' },
    linked: { title: 'A link names a model', shows: 'Nothing is asked of anybody before the visitor says so.' },
    looking: { title: 'Looking', shows: 'What it would take is being found out.' },
    offer: { title: 'An offer', shows: 'Download, memory, and other files of the repository.' },
    unlinked: { title: 'An offer of an address with a key in it', shows: 'The link leaves the model out, and the page does not show the key.' },
    unknown: { title: 'An offer without its memory', shows: 'The server gives no part of a file by itself.' },
    refused: { title: 'Too large', shows: 'Refused in a sentence, before a byte is fetched.' },
    downloading: { title: 'Downloading', shows: 'A bar, bytes, and the way to stop.' },
    failed: { title: 'Failed', shows: 'One sentence, and another try.' },
    ready: { title: 'Ready', shows: 'The model in one line; nothing was said yet.' },
    thinking: { title: 'Thinking', shows: 'Thoughts stand apart while they come.' },
    reading: { title: 'Reading', shows: 'How far it is in a long conversation.' },
    answering: { title: 'Answering', shows: 'Token by token, each with whose it is.' },
    answered: { title: 'Answered', shows: 'What was measured on it, and the way to its rounds.' },
    plain: { title: 'Without marks', shows: 'The same, as text alone.' },
    guessed: { title: 'Drafts that came to little', shows: 'What was measured is said, and what was not.' },
    broken: { title: 'Broken off', shows: 'What came stays, with why it ended.' },
    refusing: { title: 'No answer', shows: 'It never began.' },
    again: { title: 'After a reload', shows: 'The text is there, its rounds are not.' },
    'no-template': { title: 'No chat template', shows: 'It goes on with a text.' },
    draft: { title: 'Who may draft', shows: 'A drafter that reads its layers, and a smaller model of its vocabulary.' },
    reader: { title: 'A drafter that reads its layers', shows: 'The model’s line names it, and how it drafts.' },
  },
} as const);
