/** What can be wrong with a trace file, and the sentence that helps whoever opened it. */
export type TraceFault =
  | { readonly kind: 'too-large'; readonly characters: number; readonly limit: number }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'not-a-trace' }
  | { readonly kind: 'too-old'; readonly version: number }
  | { readonly kind: 'too-new'; readonly version: number }
  | { readonly kind: 'malformed'; readonly where: string }
  | { readonly kind: 'altered' }
  | { readonly kind: 'inconsistent'; readonly where: string };

const kilobytes = (characters: number): string => `${Math.ceil(characters / 1000)} kB`;

export function faultSentence(fault: TraceFault): string {
  switch (fault.kind) {
    case 'too-large': return `This file holds ${kilobytes(fault.characters)}, and a recorded run at most ${kilobytes(fault.limit)}: record a shorter run.`;
    case 'truncated': return 'This file ends too early: it was probably cut off on its way, so fetch it again.';
    case 'not-a-trace': return 'This file is no recorded run of Slipstream: choose one that was saved by this page or by its recorder.';
    case 'too-old': return `This run was recorded in format ${fault.version}, which this page no longer reads: record it again.`;
    case 'too-new': return `This run was recorded in format ${fault.version}, which is newer than this page: reload the page to get its latest version.`;
    case 'malformed': return `This file has something unexpected at ${fault.where}: it was probably changed by hand, so take the original.`;
    case 'altered': return 'This run was changed after it was recorded (its checksum does not match), so what it shows cannot be trusted: take the original.';
    case 'inconsistent': return `This run contradicts itself (${fault.where}), so what it shows cannot be trusted: take the original.`;
  }
}
