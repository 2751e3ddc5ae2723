/** The engine's client, fetched when it is first needed; null until the engine is part of the build. */
import type { EngineCommands } from '#engine/protocol.ts';

export const connectEngine: (() => Promise<EngineCommands>) | null = null;
