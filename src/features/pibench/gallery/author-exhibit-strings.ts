/** Titles of the exhibits of the editor and of two judges, and what there is to see on each. */
import { wording } from '#ui/wording.ts';

export const authorExhibitStrings = wording({
  title: 'Writing a task',
  shows: 'The text, what does not hold in it, and a reply before its rules.',
  exhibits: {
    sound: { title: 'A task that holds', shows: 'A reply does one thing and asks about the other.' },
    checking: { title: 'Being checked', shows: 'What is typed is never held up.' },
    broken: { title: 'No task', shows: 'Every fault by its line; a line leads to its place.' },
    yaml: { title: 'No YAML', shows: 'The reader stops at one place; nothing typed is lost.' },
    unsure: { title: 'A rule that does not do what it should', shows: 'It is a task, and its examples say otherwise.' },
    file: { title: 'A reply that is a file', shows: 'With a checklist, and an intent that has no rules.' },
    late: { title: 'A text without end', shows: 'The check was stopped; the page was not.' },
    missing: { title: 'A file that is not there', shows: 'Another beginning can be chosen.' },
    live: { title: 'Try it', shows: 'It is checked as you type; nothing is kept.' },
  },
} as const);

export const agreementExhibitStrings = wording({
  title: 'Two judges',
  shows: 'How far rules and a model agree on the same questions, and who is right where they do not.',
  exhibits: {
    some: { title: 'Some disagreements', shows: 'Each with what was said, and what each verdict rests on.' },
    labelled: { title: 'A person has decided', shows: 'Labels can be taken along.' },
    none: { title: 'Of one mind', shows: 'Without a kappa where each says the same of everything.' },
    asking: { title: 'Being asked again', shows: 'It can be stopped, and what there is stays.' },
    empty: { title: 'Nothing to compare', shows: 'What to do.' },
    failed: { title: 'Answers that could not be read', shows: 'They are left out, and counted.' },
    brought: { title: 'A run that came from outside', shows: 'Nothing of it is sent before the visitor says so.' },
    allowed: { title: 'Of which text may be sent', shows: 'The second judge can be asked; unticking stops it.' },
    unanswered: { title: 'A second judge without an answer', shows: 'Why, and another try.' },
  },
} as const);
