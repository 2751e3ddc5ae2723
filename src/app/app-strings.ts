/** Words of the frame around every page. */
import { wording } from '#ui/wording.ts';

export const appStrings = wording({
  name: 'Slipstream',
  skip: 'Skip to the output',
  nav: 'Labs',
  pages: { '/': 'Speculation', '/chat': 'Chat', '/training': 'Training', '/reasoning': 'Reasoning', '/pibench': 'π-Bench', '/benchmark': 'Benchmark' },
  theme: 'Colours',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  notFound: { title: 'There is nothing here.', text: 'The address may be mistyped, or point at a lab that is not built yet.', back: 'Go to the speculation lab' },
  crashed: { title: 'The page tripped over something.', text: 'Nothing was sent anywhere, and nothing is lost but this view.', again: 'Start it again' },
  notFetched: {
    title: 'This page could not be fetched.',
    text: 'Check the connection and try again; where that does not help, the pages have changed since this tab was opened, so reload it. The other pages are as they were.',
    again: 'Try again',
  },
  gallery: 'Gallery',
  licence: 'Apache-2.0. Everything runs in this tab; nothing is sent anywhere, unless you name an endpoint.',
} as const);
