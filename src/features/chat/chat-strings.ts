/** Words of the chat. Functions where a sentence needs its numbers in place. */
import type { Ending } from '#core/trace/ending.ts';
import type { Known } from '#core/trace/figures.ts';
import type { ReadyModel } from '#engine/chat-protocol.ts';
import { gpuCauses } from '#ui/gpu-causes.ts';
import { count, tenth } from '#ui/number-format.ts';
import { plural } from '#ui/plural.ts';
import { timeLeft } from '#ui/time-left.ts';
import { wording } from '#ui/wording.ts';
import type { Slot } from './session/chat-session.ts';
import type { AnswerSettings, ChatDrafter } from './session/chat-settings.ts';

const size = (bytes: number): string => (bytes >= 1e9 ? `${tenth(bytes / 1e9)} GB` : bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`);
const drafters: Readonly<Record<ChatDrafter, string>> = { 'prompt-lookup': 'Prompt lookup', 'draft-model': 'Draft model', eagle3: 'EAGLE-3', dflash: 'DFlash', none: 'None (plain decoding)' };

export const chatStrings = wording({
  title: 'Talk to a model, and see who wrote each token.',
  unexpected: 'Something failed that should not have. Load the page anew and try again.',
  gpu: { heading: 'Models cannot run here.', causes: gpuCauses },

  chooser: {
    heading: { target: 'Choose a model', draft: 'Choose who drafts' } satisfies Record<Slot, string>,
    lead: {
      target: 'Its files come from the Hugging Face Hub, or from your disk, and it then runs in this tab: what you write goes nowhere.',
      draft: 'A smaller model of the same vocabulary, or an EAGLE-3 or DFlash drafter made for this very model, writes ahead; the one that answers keeps what it agrees with. The text stays its own.',
    } satisfies Record<Slot, string>,
    ready: 'Ready to choose',
    belonging: 'Can draft for it',
    about: (bytes: number) => `about ${size(bytes)}`,
    thinks: 'can think first',
    notTried: 'not tried',
    notTriedMeans: 'Not tried: nobody has loaded it here yet. Where it cannot be loaded, a sentence will say why.',
    license: 'License',
    licenseThere: 'license on its page',
    reads: { eagle3: 'EAGLE-3: reads its layers', dflash: 'DFlash: reads its layers' } satisfies Record<Exclude<ReadyModel['drafts'], 'draft-model'>, string>,
    other: 'From elsewhere',
    address: 'Hub id or URL',
    addressExample: 'owner/name, or https://…/model.gguf',
    look: 'Look at it',
    noAddress: 'Write where the model lies: owner/name on the Hub, or the URL of a .gguf file.',
    files: 'Choose files …',
    filesHint: {
      target: 'One .gguf file, or config.json, tokenizer.json and the .safetensors files of one model. They may also be dropped on this page.',
      draft: 'The files of a smaller model, or config.json and the .safetensors files of an EAGLE-3 or DFlash drafter. They may also be dropped on this page.',
    } satisfies Record<Slot, string>,
    filesNamed: (first: string, others: number) => (others === 0 ? first : `${first} and ${plural(others, 'other file')}`),
    drop: 'Drop the files of a model to look at it.',
    back: 'Back to the conversation',
  },

  settings: {
    heading: 'How it is loaded',
    bits: 'Plain floats are kept in',
    bitsNames: { '4': '4 bits', '8': '8 bits', '32': '32 bits' },
    bitsHint: 'Fewer bits: less memory, faster, a little less exact. What a file has packed already stays as it is.',
    context: 'Longest conversation',
    contextNames: { '2048': '2,048 tokens', '4096': '4,096 tokens', '8192': '8,192 tokens' },
    cacheBits: 'What it has read is kept in',
    cacheBitsNames: { '16': '16 bits', '32': '32 bits' },
    cacheBitsHint: 'In 16 bits a long conversation takes half the memory; keys and values are rounded to three digits.',
  },

  kept: {
    heading: 'Kept in this browser',
    whole: (bytes: number) => `${size(bytes)}, whole: opens without a network`,
    broken: (bytes: number, total: number) => `${size(bytes)} of ${size(total)}: the download broke off`,
    open: 'Open',
    goOn: 'Go on',
    openNamed: (title: string) => `Open ${title}`,
    goOnNamed: (title: string) => `Go on with ${title}`,
    forget: 'Forget',
    sure: 'Forget it for good',
    forgetNamed: (title: string) => `Forget ${title}`,
    sureNamed: (title: string) => `Forget ${title} for good`,
    forgotten: (title: string) => `${title} is no longer kept.`,
  },

  offer: {
    linked: 'The link that you opened asks for this model. Nothing of it has been asked for yet.',
    linkedLook: 'See what it takes',
    unlinked: 'The link of this page does not name this model: its address has parts that may be secret (a name, a password, what stands behind its ?).',
    looking: 'Looking at what it would take …',
    download: 'To download',
    downloadSize: (bytes: number, kept: number) => (bytes === 0 ? 'nothing' : kept >= bytes ? `nothing: all ${size(bytes)} are here already` : kept > 0 ? `${size(bytes - kept)} (${size(kept)} are here already)` : size(bytes)),
    memory: 'On the GPU',
    memorySize: (weights: number, cache: number, work: number) => size(weights + cache + work),
    memoryParts: (weights: number, cache: number, work: number, context: number) => `weights ${size(weights)}, cache for ${count(context)} tokens ${size(cache)}, work ${size(work)}`,
    memoryUnknown: 'known once it is loaded: this server gives no part of a file by itself',
    refused: 'It does not fit here.',
    load: (download: boolean) => (download ? 'Download and load' : 'Load'),
    others: (n: number) => `${plural(n, 'other file')} of the same repository`,
    take: (name: string) => `Look at ${name}`,
    otherSize: size,
    another: 'Choose another',
    cancel: 'Cancel',
    failed: 'It was not loaded.',
    again: 'Try again',
    stages: { download: 'Downloading', gpu: 'On its way to the GPU', none: 'Beginning …' },
    progress: (done: number, total: number) => `${size(done)} of ${size(total)}`,
    progressName: 'How much is there',
    left: timeLeft,
  },

  model: {
    heading: 'The model that answers',
    facts: (weights: string, memory: number, context: number) => `${weights} · ${size(memory)} on the GPU · ${count(context)} tokens`,
    change: 'Change',
    close: 'Close',
    draft: 'Let another one draft',
    draftName: (name: string, as: ReadyModel['drafts']) => (as === 'draft-model' || name.includes(drafters[as]) ? `${name} drafts` : `${name} drafts (${drafters[as]})`),
    changeDraft: 'Change the drafter',
    noTemplate: 'This model knows no conversations: its files hold no chat template. Write the beginning of a text, and it goes on with it.',
  },

  talk: {
    heading: 'Conversation',
    you: 'You',
    model: 'Model',
    empty: 'What would you like to ask?',
    emptyText: 'Each answer shows which tokens were drafted and kept, and which the model wrote itself.',
    emptyPlain: 'How does your text begin?',
    box: 'Your message',
    boxPlain: 'Beginning of a text',
    keys: 'Enter sends, Shift and Enter begin a line.',
    send: 'Send',
    stop: 'Stop',
    deaf: 'The model did not hear that it was to stop, and was let go. Something in its files, such as its chat template, may keep it from ever answering: load it again, or choose another file of it.',
    unstopped: 'The model did not stop in time, and was let go. Load it again; a smaller one answers faster here.',
    fresh: 'New conversation',
    hands: 'Show who wrote each token',
    drafted: { 'prompt-lookup': 'copied from earlier and kept', 'draft-model': 'drafted and kept', eagle3: 'drafted and kept', dflash: 'drafted and kept', none: 'drafted and kept' } satisfies Record<ChatDrafter, string>,
    own: 'the model’s own',
    reading: 'Reading …',
    readingSome: (read: number, of: number) => `Reading what was said, ${count(read)} of ${count(of)} tokens …`,
    thinking: 'Thinking …',
    thought: 'Thought',
    nothing: 'Nothing was written.',
    endings: {
      eos: '', length: 'It stopped at the most tokens that were allowed, or at the end of its room.', stopped: 'Stopped.', failed: '',
    } satisfies Record<Ending, string>,
    again: 'Answer again',
    lookAtRounds: 'Look at every round',
    lookAtThought: 'Map its reasoning',
    writtenBy: (name: string) => `Written by ${name}.`,
    before: 'Written before this page was loaded anew; its rounds are gone.',
    interrupted: 'The page was loaded anew before it had begun.',
    failed: 'No answer.',
    failedOn: 'The answer broke off.',
    said: { begun: 'Answering.', ended: (tokens: number) => `Answered, ${plural(tokens, 'token')}.`, failed: (sentence: string) => `No answer. ${sentence}` },
  },

  beside: {
    gone: (name: string) => `${name} is not loaded in this tab any more: load it again on the page Chat, then begin again.`,
    answering: (name: string) => `${name} is answering in the chat: what is asked here waits until it is done.`,
    interrupted: (name: string) => `${name} was asked something in the chat, and stopped answering here.`,
  },

  figures: {
    heading: 'Figures of this answer',
    known: { measured: 'Measured', recorded: 'Recorded', simulated: 'Simulated' } satisfies Record<Known, string>,
    tokens: (n: number) => (n === 1 ? 'token' : 'tokens'),
    tau: 'tokens a round',
    tauDefined: 'Acceptance length: 1 + accepted drafts a round, the model’s own token included',
    accepted: (accepted: number, drafted: number) => `${count(accepted)} of ${count(drafted)}`,
    drafts: 'drafts kept',
    speed: 'tokens a second',
    speedDefined: 'All tokens over the time of their rounds, each read back whole for this page; reading the prompt is not in it',
    off: 'No drafts: plain decoding.',
    nothingToCopy: 'Prompt lookup found nothing earlier in the text to copy, so nothing was drafted of late.',
    few: (kept: number, drafted: number) => `Of ${count(drafted)} drafts ${count(kept)} were kept. Whether drafting gained anything was not measured here: answer again without a drafter and compare the tokens a second.`,
  },

  how: {
    open: 'Settings',
    heading: 'How it answers',
    summary: ({ drafter, gamma, temperature, maxTokens }: AnswerSettings, paced: boolean) =>
      `${drafter === 'none' || gamma === 0 ? 'Plain decoding' : `${drafters[drafter]}, ${gamma} ahead${paced ? ' or as many as pay' : ''}`} · ${temperature === 0 ? 'greedy' : `temperature ${temperature}`} · at most ${count(maxTokens)} tokens`,
    drafter: 'Drafter',
    drafters,
    drafterHints: {
      'prompt-lookup': 'Copies what followed the same words earlier in the text.',
      'draft-model': 'The smaller model writes ahead.',
      eagle3: 'One layer that looks into the model’s own, one token after the other.',
      dflash: 'Looks into the model’s layers and fills in all drafts of a round at once.',
      none: 'The model alone, one token a pass.',
    } satisfies Record<ChatDrafter, string>,
    noDraft: 'Another drafter can be chosen once it is loaded.',
    gamma: 'Draft tokens a round (γ)',
    paced: 'As many as pay here',
    pacedHint: 'Behind an answer, what a pass takes on this device is measured; γ is then what that and the drafts kept so far call for.',
    temperature: 'Temperature',
    seed: 'Seed',
    seedKept: (seed: number) => `No number, so the seed stays ${seed}.`,
    seedUsed: (given: string, used: number) => `${given} is no seed, so ${used} is used.`,
    maxTokens: 'Tokens at most',
    think: 'Think before answering',
  },
} as const);
