/** Each status that a server may refuse with: what it is called, whether again, how long to wait, and what of its body is repeated. */
import { expect, it } from 'vitest';
import { endpointAddress } from './endpoint-address.ts';
import { EndpointKey } from './endpoint-key.ts';
import { httpFault, saidIn } from './http-fault.ts';

const asked = { address: endpointAddress('https://api.example.com'), key: new EndpointKey(''), model: 'small' };
const fault = (status: number, message = '', headers: Record<string, string> = {}) => httpFault({ status, headers: new Headers(headers) }, message === '' ? '' : JSON.stringify({ error: { message } }), asked);

it.each([
  [400, 'bad tool', 'request', false], [400, "This model's maximum context length is 4096 tokens", 'context', false], [400, 'the request exceeds the available context size', 'context', false], [401, '', 'key', false],
  [400, 'gemma does not support tools', 'tools', false], [400, '"auto" tool choice requires --enable-auto-tool-choice', 'tools', false], [500, 'tools are not supported without a template', 'tools', false], [400, 'tool arguments are no JSON', 'request', false],
  [402, '', 'quota', false], [403, '', 'forbidden', false], [404, 'The model `small` does not exist', 'model', false], [404, 'Not Found', 'address', false], [405, '', 'address', false], [408, '', 'busy', true],
  [413, '', 'context', false], [422, 'field required', 'request', false], [429, 'slow down', 'busy', true], [429, 'You exceeded your current quota', 'quota', false], [500, '', 'server', true], [502, '', 'server', true],
  [503, 'Loading model', 'busy', true], [529, '', 'busy', true],
] as const)('%i %s is %s', (status, message, kind, again) => {
  const found = fault(status, message);
  expect([found.kind, found.again]).toEqual([kind, again]);
  expect(found.message).toMatch(/^api\.example\.com |^The conversation|^small at api\.example\.com /);
  expect(found.message).toMatch(/\. [A-Z].*[.”]$/);
});

it('asks for a key where none was given, for another where one was', () => {
  expect(fault(401).message).toContain('asks for a key');
  expect(httpFault({ status: 401, headers: new Headers() }, '', { ...asked, key: new EndpointKey('sk-123456') }).message).toContain('does not take this key');
});

it('waits as it is told: in seconds, until a moment, or in words', () => {
  expect(fault(429, '', { 'retry-after': '7' }).waitSeconds).toBe(7);
  expect(fault(503, '', { 'retry-after': 'Fri, 27 Nov 2026 10:00:30 GMT', date: 'Fri, 27 Nov 2026 10:00:00 GMT' }).waitSeconds).toBe(30);
  // without a date of its own nobody here has a clock
  expect(fault(503, '', { 'retry-after': 'Fri, 27 Nov 2026 10:00:30 GMT' }).waitSeconds).toBeNull();
  expect(fault(429, '', { 'retry-after': '-3' }).waitSeconds).toBeNull();
  expect(fault(429, '', { 'retry-after': '999999' }).waitSeconds).toBe(3600);
  expect(fault(429, 'Please try again in 1.5s.').waitSeconds).toBe(1.5);
  expect(fault(429, 'Please try again in 250ms.').waitSeconds).toBe(0.25);
  expect(fault(429, 'Please retry after 2 minutes').waitSeconds).toBe(120);
  expect(fault(401, '', { 'retry-after': '7' }).waitSeconds).toBeNull();
});

it('finds what is said in every shape of body, on one line and not too long', () => {
  expect(saidIn('{"error":"model \'x\' not found"}')).toBe("model 'x' not found");
  expect(saidIn('{"detail":[{"loc":["body"],"msg":"field required"}]}')).toBe('field required');
  expect(saidIn('{"message":"no\\n\\u0007 way"}')).toBe('no way');
  expect(saidIn('<html><body>Bad Gateway</body></html>')).toBe('');
  expect(saidIn('plain words')).toBe('plain words');
  expect(saidIn('{}')).toBe('');
  expect(saidIn('x'.repeat(1000))).toHaveLength(241);
});
