/** What `npm run bench` asks of the tests in this folder: it starts Playwright, whose processes share nothing but the environment. */
import { readCommit } from '../../../scripts/read-commit.ts';

export interface SuiteAsked {
  /** Where parts go. */
  readonly parts: string;
  /** Of cells. */
  readonly only: string;
  readonly full: boolean;
  readonly command: string;
}

const NAME = 'SLIPSTREAM_PIBENCH';

export const DEFAULT_PARTS = 'bench-parts';

export const commandOf = ({ only, full }: Pick<SuiteAsked, 'only' | 'full'>): string => `npm run bench -- --suite pibench${only === '' ? '' : ` --only '${only}'`}${full ? ' --full' : ''}`;

export const environmentOf = (asked: SuiteAsked): Readonly<Record<string, string>> => ({ [NAME]: JSON.stringify(asked) });

/** By Playwright's own command, without ours: all cells. */
export const askedOfSuite = (): SuiteAsked => ({ parts: DEFAULT_PARTS, only: '', full: false, command: commandOf({ only: '', full: false }), ...(JSON.parse(process.env[NAME] ?? '{}') as Partial<SuiteAsked>) });

export const isAsked = (cell: string): boolean => new RegExp(askedOfSuite().only).test(cell);

export const commitOfSuite = readCommit;
