/** Serves ChatCommands (chat-protocol.ts). */
import { expose } from 'comlink';

expose({});
