/**
 * Templates in a number of steps: what one writes is what Jinja writes, globals and whitespace included; ranges; loops that never end, also empty and
 * nested ones, over lists, texts and dictionaries that grow, and macros that call themselves.
 */
import { readFileSync } from 'node:fs';
import { Template } from '@huggingface/jinja';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedRange } from './bounded-interpreter.ts';
import { ChatTemplateError, rendered, renderTemplate } from './render-template.ts';

const messages = ['Hi', 'Hello, wörld', '<think>\n1\n</think>\n\n2', ''].map((content, i) => ({ role: i % 2 === 0 ? 'user' as const : 'assistant' as const, content }));
const names = { messages, add_generation_prompt: true, enable_thinking: true, bos_token: '<s>', eos_token: '</s>' };

describe('a template', () => {
  it.each([
    readFileSync('src/engine/load/fixtures/qwen3/chat_template.jinja', 'utf8'),
    '{% for m in messages %}\n  {% if loop.first %}\n{{ bos_token }}\n  {% endif %}\n{{ m.role | upper }}: {{ m["content"] | trim }}{{ eos_token if not loop.last }}\n{% endfor %}\n',
    '{{ [True, true, False, none is none, None is defined, undefined_name is defined] }}',
    '{% for i in range(3) %}{{ i }}{% endfor %}{% for i in range(9, 2, -3) %}{{ i }},{% else %}-{% endfor %}{% for i in range(2, 2) %}{{ i }}{% else %}none{% endfor %}',
    '{% set ns = namespace(n=0) %}{% for m in messages if m.role == "user" %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}{{ strftime_now("%Y-%%") }}',
    '{% macro said(m, by="me") %}{{ by }}: {{ m }}{% endmacro %}{{ said("x") }}{{ said("y", by="you") }}{{ {"a": [1, 2.5]} | tojson }}',
  ])('writes what Jinja writes: %#', (template) => {
    expect(rendered(template, names)).toBe(new Template(template).render(names));
  });

  it('has the ranges of Python', () => {
    const bound = fc.integer({ min: -20, max: 20 });
    fc.assert(fc.property(bound, bound, bound.filter((step) => step !== 0), (start, stop, step) => {
      const range = new Template('{{ range(a, b, c) }}').render({ a: start, b: stop, c: step });
      expect(rendered('{{ range(a, b, c) }}', { a: start, b: stop, c: step })).toBe(range);
    }));
    expect(boundedRange(3)).toEqual([0, 1, 2]);
    for (const args of [[1, 5, 0], [1e9], [0, -1e9, -1], [0, Infinity], [0, 1, Number.NaN]] as const) expect(() => boundedRange(...(args as unknown as [number]))).toThrow('it asks for a range of');
  });

  it.each([
    ['{% for i in range(1000000000) %}{% endfor %}', 'it asks for a range of 1000000000 numbers'],
    ['{% for i in range(9999) %}{% for j in range(9999) %}{% for k in range(9999) %}x{% endfor %}{% endfor %}{% endfor %}', 'does not end within 500000 steps'],
    ['{% set all = range(99999) %}{% for i in all %}{% for j in all %}{% endfor %}{% endfor %}', 'does not end within'],
    ['{% set all = range(99999) %}{% for i in all %}{% for j in all if j > i %}{% endfor %}{% endfor %}', 'does not end within'],
    ['{% set ns = namespace(s="x") %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}', 'writes a text of more than 1048576 characters'],
    ['{% for i in range(99999) %}{{ "0123456789abcdef" * 1 if false else "0123456789abcdef" }}{% endfor %}', 'writes a text of more than'],
    ['{% set ns = namespace(a=[1]) %}{% for i in range(99) %}{% set ns.a = ns.a + ns.a %}{% endfor %}', 'does not end within'],
    ['{% set big = "x" | indent(1000000, true) %}{% for i in range(99999) %}{% set up = big | upper %}{% endfor %}', 'does not end within'],
    ['{% macro twice(n) %}{{ twice(n) }}{{ twice(n) }}{% endmacro %}{{ twice(1) }}', 'could not be followed'],
    ['{% macro tree(n) %}{% if n > 0 %}{{ tree(n - 1) }}{{ tree(n - 1) }}{% endif %}{% endmacro %}{{ tree(60) }}', 'does not end within'],
  ])('has an end: %s', (template, sentence) => {
    const began = performance.now();
    const follow = (): string => renderTemplate({ bos: null, eos: null }, template, messages, { think: false, itsTurn: true });
    expect(follow).toThrow(ChatTemplateError);
    expect(follow).toThrow(sentence);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('follows a long conversation to its end', () => {
    const template = readFileSync('src/engine/load/fixtures/qwen3/chat_template.jinja', 'utf8');
    const long = Array.from({ length: 1000 }, (_, i) => ({ role: i % 2 === 0 ? 'user' as const : 'assistant' as const, content: `${i} `.repeat(60) }));
    expect(renderTemplate({ bos: null, eos: null }, template, long, { think: false, itsTurn: true })).toContain('999 999');
  });
});
