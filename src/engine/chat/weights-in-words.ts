/** How a model's weights are kept, in a few words: the encodings that its file has, or what they became here. */
import type { ReadModel } from '#engine/load/read-model.ts';
import type { ModelSettings } from '#engine/chat-protocol.ts';

export function weightsInWords({ encodings }: Pick<ReadModel, 'encodings'>, bits: ModelSettings['bits']): string {
  const packed = encodings.filter((encoding) => encoding.startsWith('Q'));
  if (packed.length > 0) return packed.join(' and ');
  return bits === 32 ? 'f32' : `${bits} bits, packed here`;
}
