/**
 * The dumbest static host there is: files of one folder under one sub-path, no special headers (unless asked for), no
 * fallback page. What runs here runs anywhere.
 *
 *   tsx e2e/support/static-server.ts PORT /sub/path/
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function sizeOf(file: string): number | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : null;
}

export function staticServer(folder: string, prefix: string, headers: Readonly<Record<string, string>> = {}): Server {
  return createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length - 1)) : null;
    const file = inside === null ? null : join(folder, inside.endsWith('/') ? `${inside}index.html` : inside);
    const size = file === null ? null : sizeOf(file);
    if (file === null || size === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-length': size });
    createReadStream(file).pipe(response);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [port = '4173', prefix = '/'] = process.argv.slice(2);
  staticServer('dist', prefix).listen(Number(port), '127.0.0.1');
}
