/** A set that the visitor opened takes the stage and is let go of; until they said so, no model behind an endpoint plays or judges it, from wherever it is asked. */
import { expect, it } from 'vitest';
import { heldFolder } from '#core/pibench/read/folder.ts';
import { endpointAddress } from '#endpoint/endpoint-address.ts';
import { EndpointKey } from '#endpoint/endpoint-key.ts';
import { Endpoint } from '#endpoint/endpoint.ts';
import { playStrings } from '../play-strings.ts';
import { PibenchRoom } from './pibench-room.ts';

const TASKS = { 'ada/profile.yaml': 'schema_version: v2\nuser_id: ada\nrole: Sorts.\n', 'ada/episode.yaml': 'schema_version: v2\nepisode_id: e\nuser_id: ada\ntasks: []\n' };
const copy = async () => ({ folder: heldFolder('copy', TASKS), leftOut: { hidden: 0, outside: 0, full: false } });

it('asks before text of the visitor leaves the device', async () => {
  const room = new PibenchRoom('', () => 'none');
  expect(room.players.endpointObstacle()).toBe(playStrings.noEndpoint);
  room.store.setState({ endpoint: new Endpoint(endpointAddress('localhost:8080'), new EndpointKey(''), 'small') });
  expect([room.players.endpointObstacle(), room.players.endpointAgent()?.spec.kind, room.players.endpointJudge()?.name]).toEqual([null, 'endpoint', expect.stringContaining('small')]);

  await room.opened.open('copy', copy);
  expect(room.shown?.id).toBe('ada');
  expect([room.players.endpointObstacle(), room.players.endpointAgent(), room.players.endpointJudge()]).toEqual([playStrings.officialConsent, null, null]);
  room.opened.consent(true);
  expect([room.players.endpointObstacle(), room.players.endpointAgent()?.spec.kind]).toEqual([null, 'endpoint']);

  await room.opened.open('copy', copy);
  expect(room.players.endpointAgent()).toBeNull();
});

it('plays all of a set that the chosen scope is not in, and says so', async () => {
  const room = new PibenchRoom('?pi-scope=bike_shop_task_01', () => 'none');
  expect(room.store.getState().choice.scope).toBe('bike_shop_task_01');
  await room.opened.open('copy', copy);
  expect(room.store.getState().choice.scope).toBeNull();
});
