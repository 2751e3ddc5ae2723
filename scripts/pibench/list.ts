/** `public/pibench/index.json`: the files of our own set with their sizes, which a page cannot ask a static host for. Written by `npm run pibench-check`. */
import { writeFileSync } from 'node:fs';
import { diskFolder } from './disk-folder.ts';

export const LIST = 'public/pibench/index.json';

export const listOf = (root: string): string => `${JSON.stringify(diskFolder(root).files.filter(({ path }) => path !== 'index.json'), null, 0).replaceAll('},{', '},\n{')}\n`;

export const writeList = (): void => writeFileSync(LIST, listOf('public/pibench'));
