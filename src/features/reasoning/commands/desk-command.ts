/** A command of the page, found by its name alone; and what commands act on. */
import { always, noKey, type Command } from '#ui/commands/command.ts';
import type { PageAsks } from '../asked/asks.ts';
import type { Watch } from '../live/live-screen.tsx';
import type { ReasoningSession } from '../session/reasoning-session.ts';
import type { commandStrings } from './command-strings.ts';

export interface ReasoningDesk {
  readonly session: ReasoningSession;
  readonly watch: Watch;
  readonly asks: PageAsks;
}

export type DeskCommand = Command<ReasoningDesk, keyof typeof commandStrings.groups>;

export const deskCommand = (id: string, group: DeskCommand['group'], label: string, perform: DeskCommand['perform'], possible: DeskCommand['possible'] = always): DeskCommand => ({ id, group, label, keys: [], matches: noKey, possible, perform });
