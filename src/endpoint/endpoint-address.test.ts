/** Addresses as they are typed, pasted and mistyped; what may be secret in one is refused and never repeated. */
import { expect, it } from 'vitest';
import { endpointAddress } from './endpoint-address.ts';
import { EndpointFault } from './endpoint-fault.ts';

it.each([
  ['http://localhost:8080', 'http://localhost:8080/v1'],
  [' http://localhost:8080/ ', 'http://localhost:8080/v1'],
  ['http://localhost:8080/v1/', 'http://localhost:8080/v1'],
  ['http://localhost:8080/v1/chat/completions', 'http://localhost:8080/v1'],
  ['https://api.example.com/v1/models', 'https://api.example.com/v1'],
  ['https://api.example.com/openai/v4//', 'https://api.example.com/openai/v4'],
  ['localhost:11434', 'http://localhost:11434/v1'],
  ['192.168.1.4:1234/v1', 'http://192.168.1.4:1234/v1'],
  ['api.example.com', 'https://api.example.com/v1'],
  ['HTTPS://API.Example.com/V1', 'https://api.example.com/V1'],
])('takes %s as %s', (typed, base) => {
  expect(endpointAddress(typed).base).toBe(base);
});

it.each([
  ['', 'No address'], ['   ', 'No address'], ['http://', 'not an address'], ['two words', 'not an address'], ['not a url', 'not an address'], ['https://my host.example/v1', 'not an address'], ['https://api.example.com/my models', 'not an address'], ['ftp://files.example', 'Only http'], ['javascript:alert(1)', 'Only http'],
  ['data:text/plain,x', 'Only http'], ['https://me:hunter2@api.example.com/v1', 'name or a password'], ['https://me@api.example.com', 'name or a password'],
  ['https://api.example.com/v1?key=hunter2', 'behind a ?'], ['https://api.example.com/v1#hunter2', 'behind a ?'],
])('refuses %s', (typed, said) => {
  const fault = refused(typed);
  expect(fault.message).toContain(said);
  expect(fault.message).not.toContain('hunter2');
  expect(fault.again).toBe(false);
});

it.each([
  ['http://localhost:1', 'loopback'], ['http://app.localhost', 'loopback'], ['http://127.8.0.1', 'loopback'], ['http://[::1]:8080', 'loopback'], ['http://10.0.0.7', 'local'], ['http://172.16.0.1', 'local'],
  ['http://172.32.0.1', 'public'], ['http://[fd00::1]', 'local'], ['http://box.local', 'local'], ['http://localhost.example.com', 'public'], ['http://11.0.0.1', 'public'],
])('knows where %s is: %s', (typed, space) => {
  expect(endpointAddress(typed).space).toBe(space);
});

it('shows of an address its host alone', () => {
  expect(endpointAddress('https://gateway.example:8443/account-7/v1')).toMatchObject({ host: 'gateway.example:8443', secure: true });
});

function refused(typed: string): EndpointFault {
  try {
    endpointAddress(typed);
  } catch (error) {
    if (error instanceof EndpointFault) return error;
  }
  throw new Error('it was taken');
}
