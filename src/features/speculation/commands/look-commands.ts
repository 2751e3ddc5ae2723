/** Ways to look: for words, at the rounds (keys 1 to 7), at the text, at a token. */
import { noKey, pressed, typed } from '#ui/commands/command.ts';
import { findStrings } from '../find/find-strings.ts';
import { STUDIES, type StudyName } from '../study/studies.ts';
import { TEXT_MODES, WHY_MODES } from '../session/session.ts';
import { strings } from '../strings.ts';
import { whyStrings } from '../why/why-strings.ts';
import { withRun, type Command } from './command.ts';
import { commandStrings as words } from './command-strings.ts';

const study = (name: StudyName, i: number): Command => ({
  id: `study-${name}`, group: 'look', label: words.study(strings.study.names[name]), keys: [`${i + 1}`], matches: pressed(`${i + 1}`), possible: withRun,
  perform: ({ session }) => session.set({ study: name }),
});

export const openFind: Command = {
  id: 'find', group: 'look', label: findStrings.label, keys: ['/'], matches: typed('/'), possible: withRun,
  perform: ({ session }) => session.set({ finding: session.finding + 1 }),
};

export const lookCommands: readonly Command[] = [
  openFind,
  ...STUDIES.map(study),
  ...TEXT_MODES.map((textMode): Command => ({
    id: `text-${textMode}`, group: 'look', label: words.text(strings.output.views[textMode]), keys: [], matches: noKey, possible: withRun,
    perform: ({ session }) => session.set({ textMode }),
  })),
  ...WHY_MODES.map((whyMode): Command => ({
    id: `why-${whyMode}`, group: 'look', label: words.why(whyStrings.views[whyMode]), keys: [], matches: noKey, possible: withRun,
    perform: ({ session }) => session.set({ whyMode }),
  })),
];
