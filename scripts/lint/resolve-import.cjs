/**
 * Tells eslint-plugin-import which file an import means. Ours are easy, since every import names its extension: relative
 * paths, and the rooms of package.json "imports". Packages and queries (`?raw`) aside, nothing else has to be resolved.
 */
const { existsSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const root = resolve(__dirname, '../..');
const rooms = Object.entries(require('../../package.json').imports).map(([from, to]) => [from.slice(0, -1), join(root, to.slice(0, -1))]);

exports.interfaceVersion = 2;

exports.resolve = (source, importer) => {
  const path = source.split('?')[0];
  const room = rooms.find(([prefix]) => path.startsWith(prefix));
  if (room === undefined && !path.startsWith('.')) return { found: false };
  const file = room === undefined ? resolve(dirname(importer), path) : join(room[1], path.slice(room[0].length));
  return existsSync(file) ? { found: true, path: file } : { found: false };
};
