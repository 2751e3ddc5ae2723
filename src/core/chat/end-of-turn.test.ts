/** What a template writes behind an answer; nothing, or nothing special, where it does not; a template that refuses; none at all. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PublishedTokenizer } from '../tokenizer/published-tokenizer.ts';
import { endOfTurn } from './end-of-turn.ts';

const folder = 'src/engine/load/fixtures/qwen3';
const json = (name: string): object => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as object;
const [BEGIN, END] = [256, 257];
/** As Llama 3's older files: the end of a text is named, not that of a turn. */
const tokenizer = new PublishedTokenizer(json('tokenizer.json'), { eos_token: '<|begin|>' }, 260);
const saying = (behind: string): string => `{% for message in messages %}{{ '[' + message['role'] + ']' + message['content'] + '${behind}' }}{% endfor %}`;

it.each([
  ['the mark behind an answer', saying('<|end|><|begin|>'), END],
  ['a mark behind other signs', saying('\\n<|end|>'), END],
  ['nothing special', saying('.'), BEGIN],
  ['an answer that is left out', 'Hello', BEGIN],
  ['a refusal', "{{ raise_exception('no') }}", BEGIN],
  ['no template', null, BEGIN],
])('%s', (_, template, wanted) => expect(endOfTurn(tokenizer, template)).toBe(wanted));

it('is not known where nothing says', () => expect(endOfTurn(new PublishedTokenizer(json('tokenizer.json'), {}, 260), null)).toBeNull());
