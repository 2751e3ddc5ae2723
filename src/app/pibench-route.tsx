/** π-Bench's page, fetched with the part of the chat that it needs. */
import { fetchedPage } from './fetched-page.ts';

export const PibenchRoute = fetchedPage(async () => (await import('./pibench-with-chat.tsx')).PibenchWithChat);
