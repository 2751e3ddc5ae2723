/** How long a first visit to π-Bench's page waits until a conversation moves. */
import { measureFirstMove } from '../first-move.ts';
import { FIRST_MOVE } from './cells.ts';
import { cellTest } from './cell-test.ts';

cellTest(FIRST_MOVE, async ({ browser }) => ({ rows: [await measureFirstMove(browser, `${process.env.SLIPSTREAM_PIBENCH_SITE!}/#/pibench`, 'pibench')] }));
