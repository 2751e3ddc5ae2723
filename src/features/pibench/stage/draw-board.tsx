/** The board of a session as a file: its data as the board has them, drawn for the file alone. */
import type { PiRun } from '#core/pibench/events.ts';
import type { LoginMask } from '#core/pibench/exchange/login-mask.ts';
import type { Persona, Task } from '#core/pibench/task.ts';
import type { SessionView } from '#core/pibench/view/stage-at.ts';
import { tallyShown } from '#core/pibench/view/tally-at.ts';
import { drawnPicture } from '#ui/charts/drawn-picture.ts';
import type { PictureKind } from '#ui/charts/save-chart.ts';
import { textMeasure } from '#ui/charts/text-measure.ts';
import { pibenchStrings as words } from '../pibench-strings.ts';
import { BoardPicture, type BoardOnPaper, type Face } from './board-picture.tsx';
import { counterWords } from './counter-words.ts';
import { runFacts } from './run-words.ts';
import { threadOf, tileWords } from './tile-words.ts';

/** Without its ending. */
export const BOARD_FILE = 'slipstream-pibench-board';

export interface ShownBoard {
  readonly persona: Persona;
  readonly task: Task;
  readonly view: SessionView;
  /** null: nothing is masked. */
  readonly mask: LoginMask | null;
  readonly run: PiRun;
  /** What its scores may be compared with. */
  readonly note: string;
  /** Intents can be read before they are known. */
  readonly author: boolean;
}

export function boardOnPaper({ persona, task, view, mask, run: { header, events }, note, author }: ShownBoard): BoardOnPaper {
  const tally = tallyShown(task, view);
  return {
    name: words.board.heading, where: words.board.where(words.stream.session(view.index + 1, header.tasks.length), persona.name), title: task.title, facts: runFacts(header), note, tally, counters: counterWords(tally, view),
    tiles: task.intents.map((intent) => tileWords(intent, view.outcomes.get(intent.id) ?? null, threadOf(persona, events, intent, mask), author)),
  };
}

/** As board-picture.module.css sets them. */
const FONTS: Readonly<Record<Face, readonly [style: string, family: '--sans' | '--serif']>> = {
  title: ['400 22px', '--serif'], text: ['400 13px', '--sans'], strong: ['600 13px', '--sans'], content: ['400 15px', '--sans'], origin: ['400 12px', '--sans'],
};

export function measureFaces(): (face: Face, text: string) => number {
  const page = getComputedStyle(document.documentElement);
  const measures = Object.fromEntries(Object.entries(FONTS).map(([face, [style, family]]) => [face, textMeasure(`${style} ${page.getPropertyValue(family)}`)])) as Record<Face, (text: string) => number>;
  return (face, text) => measures[face](text);
}

/** Rejects where it cannot be drawn. */
export async function drawBoard(shown: ShownBoard, kind: PictureKind): Promise<Blob> {
  const [board, widthOf] = [boardOnPaper(shown), measureFaces()];
  return drawnPicture((onDrawn) => <BoardPicture board={board} widthOf={widthOf} onDrawn={onDrawn} />, kind);
}
