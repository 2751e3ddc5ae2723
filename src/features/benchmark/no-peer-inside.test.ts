/** What is published knows no peer: no source of the page imports one, and none is among what the page depends on. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const PEER = /(from |import |import\()'(@tensorflow|@huggingface\/transformers|@wllama|onnxruntime)|e2e\/bench/;

it('in any source of the page', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name));
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((name) => PEER.test(readFileSync(`src/${name}`, 'utf8')))).toEqual([]);
});

it('among the dependencies', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Readonly<Record<string, string>> };
  expect(Object.keys(dependencies).filter((name) => /^(@tensorflow\/|@huggingface\/transformers|@wllama\/|onnxruntime)/.test(name))).toEqual([]);
});
