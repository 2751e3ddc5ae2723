/** Taking the run along, bringing another in. */
import type { EventLog } from '#core/trace/event-log.ts';
import { always, noKey } from '#ui/commands/command.ts';
import { exchangeStrings as words } from '../exchange/exchange-strings.ts';
import { chooseRunFile, readRunFile } from '../exchange/read-run-file.ts';
import { copyLink, saveDrafts, saveWhole } from '../exchange/take-along.ts';
import type { Session } from '../session/session.ts';
import { withRun, type Command } from './command.ts';

const take = (id: string, label: string, along: (log: EventLog, session: Session) => string | Promise<string>): Command => ({
  id, group: 'take', label, keys: [], matches: noKey, possible: withRun,
  perform: ({ session }) => {
    if (session.log) void Promise.resolve(along(session.log, session)).then((said) => session.set({ said }));
  },
});

const open: Command = {
  id: 'open-run', group: 'take', label: words.open, keys: [], matches: noKey, possible: always,
  perform: ({ session, openRun }) => {
    void chooseRunFile().then(async (file) => {
      if (file && (await openRun(readRunFile(file)))) session.set({ said: words.opened });
    });
  },
};

export const takeCommands: readonly Command[] = [take('save-run', words.save, saveWhole), take('save-drafts', words.table, saveDrafts), take('copy-link', words.link, copyLink), open];
