/** What a config.json says that its folder drafts as: a drafter that reads the layers of its target, and answers nothing by itself. */

export type DrafterKind = 'eagle3' | 'dflash';

/** Null: neither, so that it may be a model of its own. SafeAILab's own checkpoints go by the plain name of a LLaMA, and are known by their draft vocabulary. */
export function drafterKindIn(json: unknown): DrafterKind | null {
  const { architectures, draft_vocab_size: draftVocab } = (json ?? {}) as { readonly architectures?: unknown; readonly draft_vocab_size?: unknown };
  const names: readonly unknown[] = Array.isArray(architectures) ? architectures : [];
  if (names.includes('DFlashDraftModel')) return 'dflash';
  return names.includes('LlamaForCausalLMEagle3') || draftVocab !== undefined ? 'eagle3' : null;
}
