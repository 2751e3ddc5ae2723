/** The files of a model or a drafter that lie beside each other, found by name; the small ones are read, weights stay where they are. */
import type { ByteSource } from '#engine/weights/byte-source.ts';
import { openSafetensors } from '#engine/weights/safetensors-header.ts';
import { readShards } from '#engine/weights/safetensors-shards.ts';
import type { TensorFile } from '#engine/weights/tensor-file.ts';
import { ModelFileError } from './fetch-file.ts';
import { parseJson } from './parse-json.ts';

/** No tokenizer or configuration of a published model is larger. */
const MOST_JSON_BYTES = 64 * 1024 * 1024;

const INDEX = 'model.safetensors.index.json';

export class ModelFolder {
  constructor(private readonly files: readonly ByteSource[]) {}

  find(name: string): ByteSource | null {
    return this.files.find((file) => file.name === name || file.name.endsWith(`/${name}`)) ?? null;
  }

  /** Whatever it is called; null: there is none, or more than one. */
  only(ending: string): ByteSource | null {
    const [one, ...others] = this.files.filter(({ name }) => name.endsWith(ending));
    return one && others.length === 0 ? one : null;
  }

  need(name: string): ByteSource {
    const file = this.find(name);
    if (!file) throw new ModelFileError(`${name} is missing. Choose one GGUF file, or config.json, tokenizer.json and the safetensors files of a model together.`);
    return file;
  }

  async bytes(file: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
    if (file.size > MOST_JSON_BYTES) throw new ModelFileError(`${file.name} has ${file.size} bytes, more than any such file of a model. Download it again.`);
    return file.read(0, file.size);
  }

  async json(name: string): Promise<unknown> {
    const file = this.need(name);
    return parseJson({ name: file.name, content: (await this.bytes(file)).buffer });
  }

  async optionalJson(name: string): Promise<unknown> {
    return this.find(name) ? this.json(name) : {};
  }

  async optionalText(name: string): Promise<string | null> {
    const file = this.find(name);
    return file && new TextDecoder().decode(await this.bytes(file));
  }

  /** Of one safetensors file, or of the shards that the index names. */
  async weights(): Promise<TensorFile> {
    if (!this.find(INDEX)) return openSafetensors(this.only('.safetensors') ?? this.need('model.safetensors'));
    return readShards(await this.json(INDEX), INDEX, async (shard) => this.need(shard));
  }
}
