/** A deadline is told apart from every other failure; what is no endpoint's stays what it is. */
import { expect, it } from 'vitest';
import { EndpointFault } from '#endpoint/endpoint-fault.ts';
import { agentFaultOf } from './agent-fault-of.ts';

it.each([['silent', 'time-out'], ['late', 'time-out'], ['too-long', 'error'], ['broken', 'error'], ['busy', 'error']] as const)('%s: %s', (kind, reason) => {
  expect(agentFaultOf(new EndpointFault(kind, 'It went wrong.', { again: true, waitSeconds: 3 }))).toMatchObject({ message: 'It went wrong.', again: true, waitSeconds: 3, reason });
});

it('leaves others alone', () => {
  const other = new TypeError('x');
  expect(agentFaultOf(other)).toBe(other);
});
