/** Words of the editor of a task. What is wrong with a draft is said by its readers. */
import { plural } from '#ui/plural.ts';
import { wording } from '#ui/wording.ts';

export const authorStrings = wording({
  heading: 'Write a task',
  lead: 'A request, what it does not say, and rules that see whether a reply thought of it. What you type is checked as you type it.',
  start: { label: 'Begin with', sample: 'A short sample', changed: (title: string) => `${title} (changed)`, missing: 'This task’s file cannot be read: begin with another one.' },
  save: 'Save as a file',
  reset: 'Back to the original', restore: 'Bring back what I wrote',
  editor: {
    label: 'The task as YAML',
    keys: 'Tab leaves the field.',
    line: (n: number) => `Line ${n}`,
    whole: 'Whole text',
  },
  faults: {
    heading: 'What does not hold',
    checking: 'Checking …',
    none: (intents: number) => `It is a task with ${plural(intents, 'hidden intent')}, and its rules do what its examples say.`,
    broken: (n: number) => `${plural(n, 'fault')}: it is no task yet.`,
    unsure: (n: number) => `It is a task. ${plural(n, 'rule does', 'rules do')} not do what the examples say.`,
    late: 'The check took too long and was stopped: make the patterns or the examples shorter.',
    broke: 'The check could not be made in this browser. What you typed is kept.',
  },
  tester: {
    heading: 'Try a reply',
    lead: 'Paste what an assistant might answer, and see what the rules make of it.',
    label: 'The reply',
    placeholder: 'Paste a reply here …',
    as: 'The reply is', message: 'the message', file: (path: string) => `the file ${path}`,
    noTask: 'Once the text is a task, replies can be tried.',
    tools: 'Conditions about tools hold in a run alone.',
    shown: 'What the rules saw',
    noMarks: 'Nothing in it counted.',
    intents: 'Hidden intents',
    sum: (did: number, asked: number, all: number) => `${did} done and ${asked} asked about, of ${all}`,
    criteria: 'Checklist',
    sumCriteria: (met: number, all: number) => `${met} of ${all} met`,
    noDo: 'no rule for doing it', noAsk: 'no rule for asking about it', noRule: 'no rule',
    met: 'Met', unmet: 'Not met',
  },
} as const);
