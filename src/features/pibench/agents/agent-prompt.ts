/**
 * What a model behind an endpoint is told as the agent: that it is this person's assistant, who that is (if that is shown), what it remembers, which
 * files there are, and the conversation. Nothing of how it is judged, and nothing that would make it ask or volunteer more than it would.
 */
import type { AgentRequest } from '#core/pibench/agents/agent.ts';
import type { Persona } from '#core/pibench/task.ts';
import type { ChatMessage } from '#endpoint/chat-request.ts';

export interface PromptChoices {
  /** The persona's role, wishes and goals are in the prompt. */
  readonly showsPersona: boolean;
  /** Files can be read by a tool; else their texts are in the prompt. */
  readonly hasTools: boolean;
  /** Of memory and of one file, in characters. */
  readonly mostOfAPart: number;
}

export function agentMessages(request: AgentRequest, choices: PromptChoices): readonly ChatMessage[] {
  return [
    { role: 'system', content: systemText(request, choices) },
    ...request.messages.map(({ from, text }) => ({ role: from === 'user' ? 'user' : 'assistant', content: text }) as const),
  ];
}

function systemText({ persona, memory, files }: AgentRequest, { showsPersona, hasTools, mostOfAPart }: PromptChoices): string {
  const parts = [
    `You are the assistant of ${persona.name}. ${hasTools ? `Help with what ${persona.name} asks for, by answering and by using the tools.` : `Help with what ${persona.name} asks for.`} `
    + 'Write to them directly, in Markdown. Put into your answer whatever they should read: they do not see what the tools return.',
  ];
  if (showsPersona) parts.push(cardOf(persona));
  if (memory.text.trim() !== '') parts.push(`What you remember of earlier sessions with ${persona.name}:\n${lastOf(memory.text.trim(), mostOfAPart)}`);
  const paths = Object.keys(files);
  if (paths.length > 0 && hasTools) parts.push(`Files in the workspace, which the tools can read and write:\n${paths.map((path) => `- ${path} (${files[path]!.length} characters)`).join('\n')}`);
  if (paths.length > 0 && !hasTools) parts.push(`Files in the workspace:\n\n${paths.map((path) => `${path}:\n"""\n${firstOf(files[path]!, mostOfAPart)}\n"""`).join('\n\n')}`);
  return parts.join('\n\n');
}

function cardOf({ name, role, preferences, goals }: Persona): string {
  const lines = [
    `About ${name}: ${role.trim()}`,
    ...(Object.keys(preferences).length > 0 ? [`Preferences:\n${Object.entries(preferences).map(([what, how]) => `- ${what}: ${how}`).join('\n')}`] : []),
    ...(goals.length > 0 ? [`Goals:\n${goals.map((goal) => `- ${goal}`).join('\n')}`] : []),
  ];
  return lines.join('\n\n');
}

const LEFT_OUT = '[some is left out here]';
export const firstOf = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most)}\n${LEFT_OUT}`);
/** The latest is the most likely to matter. */
const lastOf = (text: string, most: number): string => (text.length <= most ? text : `${LEFT_OUT}\n${text.slice(-most)}`);
