/** Every command of the page, whatever screen of it is looked at: the stage's own, runs, people, screens, files out and in. */
import type { Dataset } from '#core/pibench/task.ts';
import { PICTURE_KINDS } from '#ui/charts/save-chart.ts';
import { always, noKey, type Command } from '#ui/commands/command.ts';
import { download } from '#ui/download.ts';
import { playStrings } from '../play-strings.ts';
import type { PibenchRoom } from '../session/pibench-room.ts';
import type { PibenchSession } from '../session/pibench-session.ts';
import { RUN_FILES } from '../session/run-files.ts';
import { SCREENS } from '../session/screen.ts';
import { shownSession } from '../session/shown-session.ts';
import { stagedPersona } from '../session/staged-persona.ts';
import { openRun, saveRun } from '../session/take-along.ts';
import { BOARD_FILE, drawBoard, type ShownBoard } from '../stage/draw-board.tsx';
import { noteOf } from '../stage/run-words.ts';
import { chooseZip, folderPicker } from '../tasks/choose-set.ts';
import { commandStrings as words } from './command-strings.ts';
import { PIBENCH_COMMANDS, type PibenchCommand } from './pibench-commands.ts';

export interface PageDesk {
  readonly session: PibenchSession;
  readonly room: PibenchRoom;
}

export type PageCommand = Command<PageDesk, keyof typeof words.groups>;

const command = (id: string, group: PageCommand['group'], label: string, perform: PageCommand['perform'], possible: PageCommand['possible'] = always): PageCommand => ({ id, group, label, keys: [], matches: noKey, possible, perform });

const state = ({ room }: PageDesk) => room.store.getState();
const datasetOf = (desk: PageDesk): Dataset | null => {
  const { data } = state(desk);
  return data.kind === 'ready' ? data.dataset : null;
};
const onStage = (desk: PageDesk): boolean => state(desk).screen === 'stage';
const stage = (of: PibenchCommand): PageCommand => ({ ...of, possible: (desk) => onStage(desk) && of.possible(desk), perform: ({ session }) => of.perform({ session }) });

const RUNS: readonly PageCommand[] = [
  command('start', 'run', words.start, ({ room }) => {
    room.store.setState({ screen: 'stage' });
    room.start();
  }, (desk) => !state(desk).running && desk.room.shown !== null && desk.room.players.obstacle() === null),
  command('stop', 'run', words.stop, ({ room }) => room.stop(), (desk) => state(desk).running),
  command('endpoint', 'run', playStrings.endpoint.open, (desk) => state(desk).set({ settingUp: true })),
];

const LOOKS: readonly PageCommand[] = SCREENS.map((screen) =>
  command(`screen-${screen}`, 'look', words.look(playStrings.screens[screen]), (desk) => state(desk).set({ screen }), (desk) => datasetOf(desk) !== null && state(desk).screen !== screen));

const staged = (desk: PageDesk) => stagedPersona(desk.session, datasetOf(desk)?.personas ?? []);

/** Of the run that is seen: on other screens nobody would know which is meant. */
const SAVES: readonly PageCommand[] = RUN_FILES.map((kind) => command(`save-${kind}`, 'take', playStrings.take.files[kind], (desk) => {
  const [{ run, set }, persona] = [desk.session, staged(desk)];
  if (run && persona) set({ said: saveRun(kind, run, persona) });
}, (desk) => onStage(desk) && staged(desk) !== null));

/** What the stage's board shows; null: there is none. */
function boardOf(desk: PageDesk): ShownBoard | null {
  const [{ run, cursor, author }, persona, dataset] = [desk.session, staged(desk), datasetOf(desk)];
  if (!onStage(desk) || !run || !persona || !dataset) return null;
  const { task, ...shown } = shownSession(run, cursor, persona);
  return task && { persona, task, ...shown, run, note: noteOf(dataset, run), author };
}

const BOARDS: readonly PageCommand[] = PICTURE_KINDS.map((kind) => command(`board-${kind}`, 'take', playStrings.take.board(kind.toUpperCase()), (desk) => {
  const board = boardOf(desk);
  if (!board) return;
  const name = `${BOARD_FILE}.${kind}`;
  drawBoard(board, kind).then((picture) => {
    download(name, picture);
    return playStrings.take.saved(name);
  }).catch(() => playStrings.take.undrawn).then((said) => desk.session.set({ said }), () => undefined);
}, (desk) => boardOf(desk) !== null));

const OPENS: readonly PageCommand[] = [
  command('open-run', 'open', playStrings.take.open, ({ room, session }) => {
    void openRun((run) => room.openFile(run)).then((said) => {
      if (said === null) return;
      // where it is said
      room.store.setState({ screen: 'stage' });
      session.set({ said });
    });
  }, (desk) => datasetOf(desk) !== null),
  command('open-folder', 'open', words.folder, ({ room }) => {
    room.store.setState({ screen: 'tasks' });
    folderPicker(room.opened)?.();
  }, (desk) => datasetOf(desk) !== null && folderPicker(desk.room.opened) !== null),
  command('open-zip', 'open', words.zip, ({ room }) => {
    room.store.setState({ screen: 'tasks' });
    chooseZip(room.opened);
  }, (desk) => datasetOf(desk) !== null),
  command('forget', 'open', words.forget, ({ room }) => room.opened.forget(), ({ room }) => room.opened.store.getState().opened.kind === 'open'),
];

/** Whoever is chosen is played, on the stage. */
const peopleOf = (desk: PageDesk): readonly PageCommand[] => (datasetOf(desk)?.personas ?? []).map(({ id, name, line }) =>
  command(`play-${id}`, 'people', words.play(name, line), ({ room }) => {
    room.store.setState({ screen: 'stage' });
    room.choose(id);
  }, ({ room }) => room.shown?.id !== id));

export const pageCommands = (desk: PageDesk): readonly PageCommand[] => [...PIBENCH_COMMANDS.map(stage), ...RUNS, ...LOOKS, ...peopleOf(desk), ...SAVES, ...BOARDS, ...OPENS];
