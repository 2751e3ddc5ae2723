/** The browser's own line to an endpoint: its fetch, its clock, and what it says of the permission to reach what is near (Local Network Access). */
import type { Line } from '#endpoint/endpoint.ts';
import type { Surroundings } from '#endpoint/try-connection.ts';
import { waitByClock } from '#endpoint/wait-by-clock.ts';

export const browserLine: Line = { fetch: (url, init) => fetch(url, init), wait: waitByClock };

/** The name of today, then the one that Chrome had first for both. */
const PERMISSIONS = { loopback: ['loopback-network', 'local-network-access'], local: ['local-network', 'local-network-access'] } as const;

export const browserSurroundings = (): Surroundings => ({
  securePage: location.protocol === 'https:',
  permission: async (space) => {
    for (const name of PERMISSIONS[space]) {
      // a name that the browser does not know is an error
      const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
      if (status !== null) return status.state;
    }
    return null;
  },
});
